package org.attune.app.rhythm.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.rhythm.ContactStatus;
import org.jspecify.annotations.Nullable;

/**
 * Being in touch with one person.
 *
 * @param sentence since when, and from when on it may be time again; null where nothing is known
 * @param today    ISO, the latest day of a contact
 */
public record ContactStatusView(ContactStatus status, @Nullable String sentence, List<ContactItem> contacts,
    List<ObservedContactItem> observedContacts, String today,
                        ContactForm form) {

  public record ContactItem(UUID id, String on, String words) {}

  /** A contact that another part shows. */
  public record ObservedContactItem(String on, String sentence, String address) {}
}
