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
import org.attune.app.checkins.CheckInAsked;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.Jobs;
import org.attune.app.notifications.Post;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.CourseClosed;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails that wait, each with a job of its own. A row goes when its mail is sent, or has no reason any more. */
@Service
class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final LocalTime REMINDED_AT = LocalTime.of(10, 0);
  private static final Duration TIME_TO_REOPEN = Duration.ofMinutes(10);
  private static final Duration KEEP_TRYING = Duration.ofDays(5);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
      Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12));

  private final JdbcClient database;
  private final Jobs jobs;
  private final Letters letters;
  private final Post post;
  private final Practices practices;
  private final Clock clock;

  Outbox(JdbcClient database, Jobs jobs, Letters letters, Post post, Practices practices, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.letters = letters;
    this.post = post;
    this.practices = practices;
    this.clock = clock;
  }

  /** The link now, and one reminder on the next day. */
  @Transactional
  public void askForCheckIn(Viewer.Job viewer, CheckInAsked asked) {
    Instant now = clock.instant();
    ZoneId zone = practices.find(viewer, asked.practice()).map(Practice::timeZone).orElse(clock.getZone());
    Instant tomorrow = now.atZone(zone).toLocalDate().plusDays(1).atTime(REMINDED_AT).atZone(zone).toInstant();
    add(viewer, asked.course(), asked.session(), asked.client(), Mail.Kind.CHECK_IN, asked.link(), now);
    add(viewer, asked.course(), asked.session(), asked.client(), Mail.Kind.REMINDER, asked.link(), tomorrow);
  }

  @Transactional
  public void invite(Viewer.Job viewer, LinkId link) {
    add(viewer, null, null, null, Mail.Kind.INVITATION, link, clock.instant());
  }

  @Transactional
  public void letChoosePassword(Viewer.Job viewer, PersonId person, LinkId link) {
    add(viewer, null, null, person, Mail.Kind.RESET, link, clock.instant());
  }

  /** The one mail to an address that is not confirmed. */
  @Transactional
  public void askToConfirm(Viewer.Job viewer, PersonId person, LinkId link) {
    add(viewer, null, null, person, Mail.Kind.ADDRESS, link, clock.instant());
  }

  /** That something about a sign-in changed, once for changes that come together. */
  @Transactional
  public void tellOfSignIn(Viewer.Job viewer, PersonId person) {
    boolean waits = database.sql("select exists (select from mail where person_id = :person and kind = :kind)")
        .param("person", person.value()).param("kind", Mail.Kind.SIGN_IN_CHANGED.code()).query(Boolean.class).single();
    if (!waits) {
      add(viewer, null, null, person, Mail.Kind.SIGN_IN_CHANGED, null, clock.instant());
    }
  }

  /** That something is waiting; once where a mail that says so is still on its way. */
  @Transactional
  public void tellOfArrivals(Viewer.Job viewer, PersonId person) {
    boolean waits = database.sql("select exists (select from mail where person_id = :person and kind = :kind)")
        .param("person", person.value()).param("kind", Mail.Kind.ARRIVALS.code()).query(Boolean.class).single();
    if (!waits) {
      add(viewer, null, null, person, Mail.Kind.ARRIVALS, null, clock.instant());
    }
  }

  /** That a course was closed without its client; in a while, so that one closed by mistake is reopened before. */
  @Transactional
  public void tellOfClosing(Viewer.Job viewer, CourseClosed closed) {
    add(viewer, closed.course(), null, closed.client(), Mail.Kind.CLOSED, null, clock.instant().plus(TIME_TO_REOPEN));
  }

  /** A note at each of these times, and at no others. */
  @Transactional
  public void leaveNotes(Viewer.Job viewer, PersonId person, List<Instant> at) {
    database.sql("delete from mail where person_id = :person and kind = :kind").param("person", person.value())
        .param("kind", Mail.Kind.NOTE.code()).update();
    at.forEach(time -> add(viewer, null, null, person, Mail.Kind.NOTE, null, time));
  }

  private void add(Viewer.Job viewer, @Nullable CourseId course, @Nullable SessionId session, @Nullable PersonId person,
      Mail.Kind kind, @Nullable LinkId link, Instant at) {
    if (!post.isThere()) {
      return;
    }
    UUID id = UUID.randomUUID();
    int added = database.sql("""
            insert into mail (id, practice_id, course_id, session_id, person_id, kind, link_id, made_at, next_try_at)
            values (:id, :practice, :course, :session, :person, :kind, :link, :at, :at) on conflict do nothing
            """)
        .param("id", id).param("practice", viewer.practice().value())
        .param("course", course == null ? null : course.value())
        .param("session", session == null ? null : session.value())
        .param("person", person == null ? null : person.value()).param("kind", kind.code())
        .param("link", link == null ? null : link.value())
        .param("at", Timestamp.from(at)).update();
    if (added == 1) {
      jobs.schedule(MailJob.NAME, viewer, id.toString(), at);
    }
  }

  /**
   * Sends a mail, if it still waits and nobody else is at it. A failure of the server takes all of it back, the link's
   * new secret too.
   *
   * @return when to look again, or null when there is nothing more to do
   */
  @Transactional
  public @Nullable Instant send(Viewer.Job viewer, UUID id) {
    Optional<Mail> found = database.sql("select * from mail where id = :id for update skip locked").param("id", id)
        .query(Outbox::mail).optional();
    if (found.isEmpty()) {
      return waits(id) ? clock.instant().plus(LOOK_AGAIN) : null;
    }
    letters.write(viewer, found.get()).ifPresent(letter -> post.send(viewer, id, letter));
    remove(id);
    return null;
  }

  /**
   * Notes that the server did not take a mail.
   *
   * @return when to try again: later each time, for some days
   */
  @Transactional
  public @Nullable Instant tryLater(Viewer.Job viewer, UUID id) {
    Optional<Mail> found = database.sql("select * from mail where id = :id").param("id", id).query(Outbox::mail)
        .optional();
    if (found.isEmpty()) {
      return null;
    }
    Mail mail = found.get();
    Instant now = clock.instant();
    if (mail.madeAt().plus(KEEP_TRYING).isBefore(now)) {
      LOG.warn("mail {} was given up after {} attempts", id, mail.attempts() + 1);
      remove(id);
      return null;
    }
    Instant next = now.plus(PAUSES.get(Math.min(mail.attempts(), PAUSES.size() - 1)));
    database.sql("update mail set attempts = attempts + 1, next_try_at = :next where id = :id")
        .param("next", Timestamp.from(next)).param("id", id).update();
    return next;
  }

  private boolean waits(UUID id) {
    return database.sql("select exists (select from mail where id = :id)").param("id", id).query(Boolean.class).single();
  }

  private void remove(UUID id) {
    database.sql("delete from mail where id = :id").param("id", id).update();
  }

  private static Mail mail(ResultSet row, int i) throws SQLException {
    UUID course = row.getObject("course_id", UUID.class);
    UUID session = row.getObject("session_id", UUID.class);
    UUID person = row.getObject("person_id", UUID.class);
    UUID link = row.getObject("link_id", UUID.class);
    return new Mail(row.getObject("id", UUID.class), new PracticeId(row.getObject("practice_id", UUID.class)),
        course == null ? null : new CourseId(course), session == null ? null : new SessionId(session),
        person == null ? null : new PersonId(person), Mail.Kind.of(row.getString("kind")),
        link == null ? null : new LinkId(link), row.getInt("attempts"),
        row.getTimestamp("made_at").toInstant());
  }
}
