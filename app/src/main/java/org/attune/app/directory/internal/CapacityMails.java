package org.attune.app.directory.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.ProfileId;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The emails that ask therapists each month whether their places are still right. One waits for each profile in the directory. */
@Service
public class CapacityMails implements MailKind<CapacityMail> {

  private static final DeliveryPolicy POLICY = new DeliveryPolicy(List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12)),
      Duration.ofDays(3), false, false);

  private final JdbcClient database;
  private final Outbox outbox;
  private final OutgoingMail outgoingMail;
  private final People people;
  private final PublicUrl url;
  private final MessageSource messages;
  private final Languages languages;
  private final Clock clock;

  CapacityMails(JdbcClient database, Outbox outbox, OutgoingMail outgoingMail, People people, PublicUrl url, MessageSource messages,
      Languages languages, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.outgoingMail = outgoingMail;
    this.people = people;
    this.url = url;
    this.messages = messages;
    this.languages = languages;
    this.clock = clock;
  }

  /** Asks at a time, in place of the email that waits. */
  @Transactional
  public void ask(Viewer.Job viewer, ProfileId profile, Instant at) {
    database.sql("delete from places_mail where profile_id = :profile").param("profile", profile.value()).update();
    if (!outgoingMail.isConfigured()) {
      return;
    }
    UUID id = UUID.randomUUID();
    database.sql("""
            insert into places_mail (id, profile_id, practice_id, made_at, next_try_at) values (:id, :profile, :practice, :at, :at)
            """)
        .param("id", id).param("profile", profile.value()).param("practice", viewer.practice().value()).param("at", Timestamp.from(at))
        .update();
    outbox.schedule(this, viewer, id, at);
  }

  @Override
  public String job() {
    return "directory.places";
  }

  @Override
  public Optional<CapacityMail> lock(Viewer.Job viewer, UUID id) {
    return database.sql("select id, profile_id, attempts, made_at from places_mail where id = :id for update skip locked").param("id", id)
        .query((row, i) -> new CapacityMail(id, new ProfileId(row.getObject("profile_id", UUID.class)), row.getInt("attempts"),
            row.getTimestamp("made_at").toInstant(), POLICY)).optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from places_mail where id = :id)").param("id", id).query(Boolean.class).single();
  }

  /** To people who are in the directory; it says nothing of places or profiles, since mailboxes are shared. */
  @Override
  public Optional<ComposedMail> compose(Viewer.Job viewer, CapacityMail mail) {
    Optional<PersonId> therapist = database.sql("select person_id from profile where id = :id and published").param("id", mail.profile().value())
        .query((row, i) -> new PersonId(row.getObject(1, UUID.class))).optional();
    if (therapist.isEmpty()) {
      return Optional.empty();
    }
    ContactDetails contact = people.contactDetails(viewer, therapist.get());
    String address = contact.confirmedAddress();
    if (address == null) {
      return Optional.empty();
    }
    Locale wanted = people.language(viewer, therapist.get()).flatMap(Languages::shipped).orElse(Languages.ENGLISH);
    Locale language = languages.speaking(wanted, "directory.places-mail.subject", "directory.places-mail.body");
    return Optional.of(new ComposedMail(address, messages.getMessage("directory.places-mail.subject", null, language),
        messages.getMessage("directory.places-mail.body", new Object[] {url.urlFor("/profile")}, language) + "\n"));
  }

  @Override
  public void keepTrying(Viewer.Job viewer, CapacityMail mail, Instant next) {
    database.sql("update places_mail set attempts = attempts + 1, next_try_at = :next where id = :id")
        .param("next", Timestamp.from(next)).param("id", mail.id()).update();
  }

  /** The next one follows in a month, answered or not; nobody is asked who is in no directory. */
  @Override
  public void end(Viewer.Job viewer, CapacityMail mail, Outcome outcome) {
    if (outcome == Outcome.NOT_WANTED) {
      database.sql("delete from places_mail where id = :id").param("id", mail.id()).update();
    } else {
      ask(viewer, mail.profile(), clock.instant().plus(Capacity.ASKED_AFTER));
    }
  }
}
