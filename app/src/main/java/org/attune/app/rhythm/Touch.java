package org.attune.app.rhythm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.attune.app.circle.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Being in touch with one person of the circle.
 *
 * @param rhythm   or null where none was chosen
 * @param contacts the latest first
 */
public record Touch(Connection person, @Nullable Rhythm rhythm, List<Contact> contacts) {

  public Optional<LocalDate> last() {
    return contacts.stream().map(Contact::on).findFirst();
  }

  /**
   * The day from which on it would be time again: so many days after the last contact of any kind, or after the wish where there was
   * none since, and not before "later". Nothing without a rhythm, or where the person is set apart.
   */
  public Optional<LocalDate> due() {
    if (rhythm == null || person.apart()) {
      return Optional.empty();
    }
    LocalDate due = last().orElse(rhythm.since()).plusDays(rhythm.every().days());
    return Optional.of(rhythm.later() == null || due.isAfter(rhythm.later()) ? due : rhythm.later());
  }

  public boolean isDue(LocalDate today) {
    return due().filter(day -> !day.isAfter(today)).isPresent();
  }
}
