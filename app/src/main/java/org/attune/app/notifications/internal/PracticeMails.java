package org.attune.app.notifications.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.checkins.CheckInRequested;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.CourseClosed;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails in the name of a practice: that something is asked of somebody, or waits for them. */
@Service
class PracticeMails implements MailKind<QueuedMail> {

  private static final LocalTime REMINDED_AT = LocalTime.of(10, 0);
  private static final Duration TIME_TO_REOPEN = Duration.ofMinutes(10);
  /** For some days, as mail servers do: what it says still holds when it comes late. */
  private static final DeliveryPolicy POLICY = new DeliveryPolicy(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
      Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12)),
      Duration.ofDays(5), false, false);

  private final JdbcClient database;
  private final Outbox outbox;
  private final MailComposer composer;
  private final OutgoingMail outgoingMail;
  private final Practices practices;
  private final Clock clock;

  PracticeMails(JdbcClient database, Outbox outbox, MailComposer composer, OutgoingMail outgoingMail, Practices practices, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.composer = composer;
    this.outgoingMail = outgoingMail;
    this.practices = practices;
    this.clock = clock;
  }

  /** The link now, and one reminder on the next day. */
  @Transactional
  public void askForCheckIn(Viewer.Job viewer, CheckInRequested asked) {
    Instant now = clock.instant();
    ZoneId zone = practices.find(viewer, asked.practice()).map(Practice::timeZone).orElse(clock.getZone());
    var topic = new QueuedMail.Topic(asked.course(), asked.session(), asked.link());
    Instant tomorrow = now.atZone(zone).toLocalDate().plusDays(1).atTime(REMINDED_AT).atZone(zone).toInstant();
    add(viewer, asked.client(), QueuedMail.Kind.CHECK_IN, topic, now);
    add(viewer, asked.client(), QueuedMail.Kind.REMINDER, topic, tomorrow);
  }

  @Transactional
  public void invite(Viewer.Job viewer, AccessLinkId link) {
    add(viewer, null, QueuedMail.Kind.INVITATION, QueuedMail.Topic.of(link), clock.instant());
  }

  @Transactional
  public void letChoosePassword(Viewer.Job viewer, PersonId person, AccessLinkId link) {
    add(viewer, person, QueuedMail.Kind.RESET, QueuedMail.Topic.of(link), clock.instant());
  }

  /** The one mail to an address that is not confirmed. */
  @Transactional
  public void askToConfirm(Viewer.Job viewer, PersonId person, AccessLinkId link) {
    add(viewer, person, QueuedMail.Kind.ADDRESS, QueuedMail.Topic.of(link), clock.instant());
  }

  /** That something about a sign-in changed, once for changes that come together. */
  @Transactional
  public void tellOfSignIn(Viewer.Job viewer, PersonId person) {
    boolean waits = database.sql("select exists (select from mail where person_id = :person and kind = :kind)")
        .param("person", person.value()).param("kind", QueuedMail.Kind.SIGN_IN_CHANGED.code()).query(Boolean.class).single();
    if (!waits) {
      add(viewer, person, QueuedMail.Kind.SIGN_IN_CHANGED, QueuedMail.Topic.NONE, clock.instant());
    }
  }

  /** That something is waiting; once where a mail that says so is still on its way. */
  @Transactional
  public void tellOfArrivals(Viewer.Job viewer, PersonId person) {
    boolean waits = database.sql("select exists (select from mail where person_id = :person and kind = :kind)")
        .param("person", person.value()).param("kind", QueuedMail.Kind.ARRIVALS.code()).query(Boolean.class).single();
    if (!waits) {
      add(viewer, person, QueuedMail.Kind.ARRIVALS, QueuedMail.Topic.NONE, clock.instant());
    }
  }

  /** That somebody should look today: each time one, since an earlier one may have been read. */
  @Transactional
  public void askToLook(Viewer.Job viewer, PersonId person) {
    add(viewer, person, QueuedMail.Kind.LOOK, QueuedMail.Topic.NONE, clock.instant());
  }

  /** That a course was closed without its client; in a while, so that one closed by mistake is reopened before. */
  @Transactional
  public void tellOfClosing(Viewer.Job viewer, CourseClosed closed) {
    add(viewer, closed.client(), QueuedMail.Kind.CLOSED, QueuedMail.Topic.of(closed.course()), clock.instant().plus(TIME_TO_REOPEN));
  }

  /** A note at each of these times, and at no others. */
  @Transactional
  public void leaveNotes(Viewer.Job viewer, PersonId person, List<Instant> at) {
    database.sql("delete from mail where person_id = :person and kind = :kind").param("person", person.value())
        .param("kind", QueuedMail.Kind.NOTE.code()).update();
    at.forEach(time -> add(viewer, person, QueuedMail.Kind.NOTE, QueuedMail.Topic.NONE, time));
  }

  private void add(Viewer.Job viewer, @Nullable PersonId person, QueuedMail.Kind kind, QueuedMail.Topic topic, Instant at) {
    if (!outgoingMail.isConfigured()) {
      return;
    }
    UUID id = UUID.randomUUID();
    int added = database.sql("""
            insert into mail (id, practice_id, course_id, session_id, person_id, kind, link_id, made_at, next_try_at)
            values (:id, :practice, :course, :session, :person, :kind, :link, :at, :at) on conflict do nothing
            """)
        .param("id", id).param("practice", viewer.practice().value())
        .param("course", topic.course() == null ? null : topic.course().value())
        .param("session", topic.session() == null ? null : topic.session().value())
        .param("person", person == null ? null : person.value()).param("kind", kind.code())
        .param("link", topic.link() == null ? null : topic.link().value())
        .param("at", Timestamp.from(at)).update();
    if (added == 1) {
      outbox.schedule(this, viewer, id, at);
    }
  }

  @Override
  public String job() {
    return "notifications.mail";
  }

  @Override
  public Optional<QueuedMail> lock(Viewer.Job viewer, UUID id) {
    return database.sql("select * from mail where id = :id for update skip locked").param("id", id).query(PracticeMails::mail)
        .optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from mail where id = :id)").param("id", id).query(Boolean.class).single();
  }

  @Override
  public Optional<ComposedMail> compose(Viewer.Job viewer, QueuedMail mail) {
    return composer.compose(viewer, mail);
  }

  @Override
  public void keepTrying(Viewer.Job viewer, QueuedMail mail, Instant next) {
    database.sql("update mail set attempts = attempts + 1, next_try_at = :next where id = :id")
        .param("next", Timestamp.from(next)).param("id", mail.id()).update();
  }

  /** Nobody is told what became of it, so nothing of it stays. */
  @Override
  public void end(Viewer.Job viewer, QueuedMail mail, Outcome outcome) {
    database.sql("delete from mail where id = :id").param("id", mail.id()).update();
  }

  private static QueuedMail mail(ResultSet row, int i) throws SQLException {
    UUID course = row.getObject("course_id", UUID.class);
    UUID session = row.getObject("session_id", UUID.class);
    UUID person = row.getObject("person_id", UUID.class);
    UUID link = row.getObject("link_id", UUID.class);
    return new QueuedMail(row.getObject("id", UUID.class), new PracticeId(row.getObject("practice_id", UUID.class)),
        new QueuedMail.Topic(course == null ? null : new CourseId(course), session == null ? null : new SessionId(session),
            link == null ? null : new AccessLinkId(link)),
        person == null ? null : new PersonId(person), QueuedMail.Kind.of(row.getString("kind")), row.getInt("attempts"),
        row.getTimestamp("made_at").toInstant(), POLICY);
  }
}
