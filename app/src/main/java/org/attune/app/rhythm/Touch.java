package org.attune.app.rhythm;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Being in touch with one person of the circle.
 *
 * @param rhythm   or null where none was chosen
 * @param contacts those that were noted, the latest first
 * @param seen     those that other parts of the space show, the latest first
 */
public record Touch(Connection person, @Nullable Rhythm rhythm, List<Contact> contacts, List<Seen> seen) {

  /** A contact that another part of the space shows, and the day on which it was. */
  public record Seen(LocalDate on, Trace trace) {}

  public Optional<LocalDate> last() {
    return Stream.concat(contacts.stream().map(Contact::on), seen.stream().map(Seen::on)).max(Comparator.naturalOrder());
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
