package org.attune.app.rhythm.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.rhythm.Touch;
import org.jspecify.annotations.Nullable;

/**
 * Being in touch with one person.
 *
 * @param sentence since when, and from when on it may be time again; null where nothing is known
 * @param today    ISO, the latest day of a contact
 */
public record TouchPage(Touch touch, @Nullable String sentence, List<Line> contacts, List<Seen> seen, String today,
                        ContactForm form) {

  public record Line(UUID id, String on, String words) {}

  /** A contact that another part shows. */
  public record Seen(String on, String sentence, String address) {}
}
