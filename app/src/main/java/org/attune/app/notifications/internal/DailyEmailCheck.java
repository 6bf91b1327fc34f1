package org.attune.app.notifications.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.DailyEmails;
import org.attune.app.practices.UnseenCounter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether something arrived for somebody since the last look that they have not seen, and tells them that it did. */
@Service
class DailyEmailCheck {

  private final JdbcClient database;
  private final DailyEmails emails;
  private final List<UnseenCounter> arrivals;
  private final PracticeMails mails;
  private final People people;
  private final Clock clock;

  DailyEmailCheck(JdbcClient database, DailyEmails emails, List<UnseenCounter> arrivals, PracticeMails mails, People people, Clock clock) {
    this.database = database;
    this.emails = emails;
    this.arrivals = arrivals;
    this.mails = mails;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Looks for the person and hour of a key.
   *
   * @return when to look again, or null where they chose another hour, or none
   */
  @Transactional
  public @Nullable Instant check(Viewer.Job viewer, String key) {
    var person = new PersonId(UUID.fromString(key.substring(0, key.indexOf('@'))));
    int hour = Integer.parseInt(key.substring(key.indexOf('@') + 1));
    Optional<Instant> looked = database.sql("""
            select looked_at from daily_email where person_id = :person and practice_id = :practice and hour = :hour for update
            """)
        .param("person", person.value()).param("practice", viewer.practice().value()).param("hour", hour)
        .query(Timestamp.class).optional().map(Timestamp::toInstant);
    if (looked.isEmpty()) {
      return null;
    }
    // nothing is there for somebody who doesn't work here now; they may come back
    people.staff(viewer, viewer.practice()).stream().filter(s -> s.person().id().equals(person)).findFirst()
        .map(s -> new Viewer.Member(person, viewer.practice(), s.roles()))
        // of a profile, an email of its own asks
        .filter(member -> arrivals.stream().filter(a -> a.section() != UnseenCounter.Section.PROFILE).anyMatch(a -> a.countUnseen(member, looked.get()) > 0))
        .ifPresent(member -> mails.tellOfArrivals(viewer, person));
    Instant now = clock.instant();
    database.sql("update daily_email set looked_at = :now where person_id = :person and practice_id = :practice")
        .param("now", Timestamp.from(now)).param("person", person.value()).param("practice", viewer.practice().value())
        .update();
    return DailyEmails.nextAt(now, hour, emails.zone(viewer));
  }
}
