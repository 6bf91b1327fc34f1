package org.attune.app.circle.web;

import java.text.Collator;
import java.util.List;
import java.util.UUID;
import org.attune.app.circle.internal.ContactNames;

/**
 * Choosing people from a contacts file.
 *
 * @param key   of the form that chooses: sent twice, it counts once
 * @param names to choose from, by the alphabet; none before a file was read
 * @param file  what else the file was like
 */
public record ContactsFileView(UUID key, List<String> names, ContactNames file) {
  static final ContactsFileView NONE = new ContactsFileView(new UUID(0, 0), List.of(), ContactNames.NONE);

  static ContactsFileView of(ContactNames cards, Collator alphabet) {
    return new ContactsFileView(UUID.randomUUID(), cards.names().stream().sorted(alphabet).toList(), cards);
  }
}
