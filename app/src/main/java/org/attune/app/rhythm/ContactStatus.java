package org.attune.app.rhythm;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ContactEvidence;
import org.jspecify.annotations.Nullable;

/**
 * Being in touch with one person of the circle.
 *
 * @param rhythm   or null where none was chosen
 * @param contacts those that were noted, the latest first
 * @param observedContacts     those that other parts of the space show, the latest first
 */
public record ContactStatus(Connection person, @Nullable ContactFrequency rhythm, List<Contact> contacts,
    List<ObservedContact> observedContacts) {

  /** A contact that another part of the space shows, and the day on which it was. */
  public record ObservedContact(LocalDate on, ContactEvidence evidence) {}

  public Optional<LocalDate> lastContactOn() {
    return Stream.concat(contacts.stream().map(Contact::on),
        observedContacts.stream().map(ObservedContact::on)).max(Comparator.naturalOrder());
  }

  /**
   * The day from which on it would be time again: so many days after the last contact of any kind, or after the wish where there was
   * none since, and not before "later". Nothing without a contact frequency, or where the person is set apart.
   */
  public Optional<LocalDate> dueOn() {
    if (rhythm == null || person.setApart()) {
      return Optional.empty();
    }
    LocalDate due = lastContactOn().orElse(rhythm.since()).plusDays(rhythm.interval().days());
    return Optional.of(rhythm.postponedUntil() == null || due.isAfter(rhythm.postponedUntil()) ? due : rhythm.postponedUntil());
  }

  public boolean isDue(LocalDate today) {
    return dueOn().filter(day -> !day.isAfter(today)).isPresent();
  }
}
