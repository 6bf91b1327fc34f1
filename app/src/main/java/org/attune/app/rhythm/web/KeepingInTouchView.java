package org.attune.app.rhythm.web;

import java.util.List;
import org.attune.app.rhythm.ContactReminderSettings;

/**
 * Keeping in touch.
 *
 * @param reachable whether a note would reach them by mail
 * @param due   the people it may be time for again
 * @param notYetDue with a rhythm, and not yet
 * @param withoutRhythm  of the circle, without a rhythm
 */
public record KeepingInTouchView(ContactReminderSettings notes, boolean reachable, List<Contact> due, List<Contact> notYetDue,
    List<Contact> withoutRhythm) {

  public record Contact(String id, String name, String sentence) {}

  public boolean hasRhythms() {
    return !due.isEmpty() || !notYetDue.isEmpty();
  }
}
