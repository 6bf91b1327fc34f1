package org.attune.app.requests.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.Conflict;
import org.attune.app.openings.Booking;
import org.attune.app.requests.AnswerPromises;
import org.attune.app.requests.ConflictOfInterest;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.practices.InvitationId;
import org.attune.app.requests.AddressConfirmationResult;
import org.attune.app.requests.RequestEvent;
import org.attune.app.requests.RequestSummary;
import org.attune.app.requests.RequestState;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Absences;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens with a request, by a job of its practice: the person who asks for a step was found to be its enquirer, its therapist or a
 * manager before. A step that comes too late, or twice, changes nothing.
 */
@Service
public class RequestProcess {

  static final JobName WATCH = new JobName("requests.watch");

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);
  private static final Duration CONFIRMED_WITHIN = Duration.ofDays(3);
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final JdbcClient database;
  private final RequestRecords records;
  private final OfferedTimes times;
  private final RequestMails mails;
  private final AppointmentMails appointmentMails;
  private final AnswerPromises promises;
  private final People people;
  private final Absences absences;
  private final Jobs jobs;
  private final Clock clock;

  RequestProcess(JdbcClient database, RequestRecords records, OfferedTimes times, RequestMails mails,
      AppointmentMails appointmentMails, AnswerPromises promises, People people, Absences absences, Jobs jobs, Clock clock) {
    this.database = database;
    this.records = records;
    this.times = times;
    this.mails = mails;
    this.appointmentMails = appointmentMails;
    this.promises = promises;
    this.people = people;
    this.absences = absences;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Hands a request to its therapist, now that its address is known to be right. */
  @Transactional
  public AddressConfirmationResult confirm(Viewer.Job viewer, FirstTalkRequestId id) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() != RequestState.UNCONFIRMED) {
      return AddressConfirmationResult.CONFIRMED;
    }
    if (hasRow("select from blocked_enquirer b join request_contact c on c.address_hash = b.address_hash and c.practice_id = b.practice_id"
        + " where c.request_id = :id", id)) {
      close(viewer, is, RequestState.DECLINED, RequestEvent.Kind.DECLINED);
      return AddressConfirmationResult.REFUSED;
    }
    if (hasRow("""
        select from request_contact mine join request_contact other on other.address_hash = mine.address_hash
            and other.practice_id = mine.practice_id and other.request_id <> mine.request_id
          join first_talk_request r on r.id = other.request_id and r.state in ('asked', 'read', 'offered', 'booked', 'passed-on')
        where mine.request_id = :id
          and r.therapist_id = (select therapist_id from first_talk_request where id = :id)""", id)) {
      close(viewer, is, RequestState.WITHDRAWN, RequestEvent.Kind.WITHDRAWN);
      return AddressConfirmationResult.DUPLICATE;
    }
    hand(viewer, is, is.answerer().therapist(), RequestEvent.Kind.ASKED);
    return AddressConfirmationResult.CONFIRMED;
  }

  /** Gives a request to a therapist, with a promise of its own; where they are away or gone, to a manager. */
  private void hand(Viewer.Job viewer, RequestSummary is, PersonId therapist, RequestEvent.Kind event) {
    boolean there = isThere(viewer, therapist);
    var values = new HashMap<String, @Nullable Object>();
    values.put("therapist", therapist.value());
    values.put("answerer", there ? therapist.value() : null);
    values.put("now", now());
    values.put("due", Timestamp.from(there ? promises.dueAt(viewer) : promises.dueAtForManager(viewer)));
    records.move(viewer, is, RequestState.ASKED, event, therapist, """
        therapist_id = :therapist, answerer_id = cast(:answerer as uuid), colleague_id = null, answered_at = null, late_at = null,
        asked_at = coalesce(asked_at, :now), answer_due_at = :due""", values);
    if (!there) {
      records.note(viewer, is.id(), RequestEvent.Kind.WITH_MANAGER, therapist);
    }
    watch(viewer, is.id());
  }

  /** Notes that its therapist has read it. */
  @Transactional
  public void read(Viewer.Job viewer, FirstTalkRequestId id, PersonId therapist) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() == RequestState.ASKED && therapist.equals(is.answerer().person())) {
      records.move(viewer, is, RequestState.READ, RequestEvent.Kind.READ, therapist, "", Map.of());
    }
  }

  /** Answers the words, and offers times. */
  @Transactional
  public void offer(Viewer.Job viewer, FirstTalkRequestId id, PersonId therapist, String line, List<OfferedTimeInput> proposed) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() != RequestState.READ && is.state() != RequestState.OFFERED || !therapist.equals(is.answerer().person())) {
      throw new Conflict("requests.changed-meanwhile");
    }
    times.offer(viewer, id, therapist, proposed);
    recordAnswer(viewer, is);
    records.answer(viewer, id, therapist, line);
    records.move(viewer, is, RequestState.OFFERED, RequestEvent.Kind.OFFERED, therapist, "answered_at = coalesce(answered_at, :now)",
        Map.of("now", now()));
    mails.tellOfNews(viewer, id);
  }

  /** Declines, with words and perhaps the name of somebody who fits. */
  @Transactional
  public void decline(Viewer.Job viewer, FirstTalkRequestId id, PersonId by, String line, @Nullable PersonId colleague) {
    RequestSummary is = records.lock(viewer, id);
    if (!is.state().awaitsAnswer() || is.answerer().answered()) {
      throw new Conflict("requests.changed-meanwhile");
    }
    if (by.equals(is.answerer().person())) {
      recordAnswer(viewer, is);
    }
    pass(viewer, is, by, line, colleague, colleague == null ? RequestEvent.Kind.DECLINED : RequestEvent.Kind.PASSED_ON);
  }

  /** Steps back after having answered, for a conflict of interest, which is recorded. */
  @Transactional
  public void stepBack(Viewer.Job viewer, FirstTalkRequestId id, PersonId by, ConflictOfInterest why, String line,
      @Nullable PersonId colleague) {
    RequestSummary is = records.lock(viewer, id);
    if (!is.answerer().answered() || !by.equals(is.answerer().person()) || is.state().isOver()) {
      throw new Conflict("requests.changed-meanwhile");
    }
    database.sql("update first_talk_request set conflict = :why where id = :id").param("why", why.code()).param("id", id.value()).update();
    release(viewer, is);
    pass(viewer, is, by, line, colleague, RequestEvent.Kind.STEPPED_BACK);
  }

  private void pass(Viewer.Job viewer, RequestSummary is, PersonId by, String line, @Nullable PersonId colleague, RequestEvent.Kind event) {
    records.answer(viewer, is.id(), by, line);
    var values = new HashMap<String, @Nullable Object>();
    values.put("colleague", colleague == null ? null : colleague.value());
    records.move(viewer, is, colleague == null ? RequestState.DECLINED : RequestState.PASSED_ON, event,
        colleague == null ? is.answerer().therapist() : colleague,
        "colleague_id = cast(:colleague as uuid), answered_at = null, answer_due_at = null", values);
    mails.tellOfNews(viewer, is.id());
  }

  /** Sends what the enquirer wrote to the person who was named, now that they agreed to that person. */
  @Transactional
  public void agree(Viewer.Job viewer, FirstTalkRequestId id, PersonId colleague) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() == RequestState.ASKED && is.answerer().therapist().equals(colleague)) {
      return; // sent twice
    }
    if (is.state() != RequestState.PASSED_ON || !colleague.equals(is.answerer().colleague())) {
      throw new Conflict("requests.changed-meanwhile");
    }
    hand(viewer, is, colleague, RequestEvent.Kind.AGREED);
  }

  /** Notes that one of the times was booked; false where the request was taken back or changed meanwhile, and the booking is let go. */
  @Transactional
  public boolean recordBooking(Viewer.Job viewer, FirstTalkRequestId id, UUID time) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() == RequestState.BOOKED) {
      return is.bookedTime().filter(booked -> booked.id().equals(time)).isPresent();
    }
    if (is.state() != RequestState.OFFERED || is.times().stream().noneMatch(offered -> offered.id().equals(time))) {
      times.release(viewer, id);
      return false;
    }
    times.markBooked(viewer, id, time);
    records.move(viewer, is, RequestState.BOOKED, RequestEvent.Kind.BOOKED, is.answerer().therapist(), "", Map.of());
    times.find(viewer, is, time).ifPresent(booking -> appointmentMails.tellOfBooking(viewer, is, booking));
    return true;
  }

  /** Notes that the booking was moved; false where it was given up meanwhile. */
  @Transactional
  public boolean recordMove(Viewer.Job viewer, FirstTalkRequestId id, UUID time) {
    RequestSummary is = records.lock(viewer, id);
    Booking moved = is.bookedTime().filter(booked -> booked.id().equals(time)).flatMap(booked -> times.find(viewer, is, time)).orElse(null);
    if (is.state() != RequestState.BOOKED || moved == null) {
      return false;
    }
    if (!is.bookedTime().orElseThrow().start().equals(moved.slot().start())) { // otherwise sent twice
      times.markMoved(viewer, time, moved.slot());
      records.note(viewer, id, RequestEvent.Kind.MOVED, is.answerer().therapist());
      appointmentMails.tellOfBooking(viewer, is, moved);
    }
    return true;
  }

  /** Asks for other times: none of those that were offered suits, or the booked one no longer does. */
  @Transactional
  public void wantOtherTimes(Viewer.Job viewer, FirstTalkRequestId id) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() != RequestState.OFFERED && is.state() != RequestState.BOOKED) {
      return;
    }
    release(viewer, is);
    records.move(viewer, is, RequestState.READ, RequestEvent.Kind.OTHERS_WANTED, is.answerer().therapist(), "answer_due_at = :due",
        Map.of("due", Timestamp.from(promises.dueAt(viewer))));
    watch(viewer, id);
  }

  /** Takes a request back, or cancels a first talk; what was written is erased. */
  @Transactional
  public void withdraw(Viewer.Job viewer, FirstTalkRequestId id) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state().isOver()) {
      return;
    }
    boolean booked = is.state() == RequestState.BOOKED;
    close(viewer, is, booked ? RequestState.CANCELLED : RequestState.WITHDRAWN,
        booked ? RequestEvent.Kind.CANCELLED : RequestEvent.Kind.WITHDRAWN);
  }

  private void close(Viewer.Job viewer, RequestSummary is, RequestState to, RequestEvent.Kind event) {
    release(viewer, is);
    records.move(viewer, is, to, event, null, "answered_at = null, answer_due_at = null", Map.of());
    erase(is.id(), false);
  }

  /** A first talk becomes a course: of what was written, what the enquirer agreed to stays. */
  @Transactional
  public void becomeCourse(Viewer.Job viewer, FirstTalkRequestId id, InvitationId invitation) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state() == RequestState.COURSE) {
      return;
    }
    records.move(viewer, is, RequestState.COURSE, RequestEvent.Kind.COURSE, is.answerer().therapist(), "invitation_id = :invitation",
        Map.of("invitation", invitation.value()));
    erase(id, true);
  }

  /** Notes whose course it became, now that the invitation to it was taken up. */
  @Transactional
  public void recordClient(Viewer.Job viewer, InvitationId invitation, PersonId client) {
    database.sql("update first_talk_request set client_id = :client where invitation_id = :invitation").param("client", client.value())
        .param("invitation", invitation.value()).update();
  }

  /** Reports a request as abuse: it is closed, and its address may ask here no more. */
  @Transactional
  public void report(Viewer.Job viewer, FirstTalkRequestId id, PersonId by) {
    RequestSummary is = records.lock(viewer, id);
    if (is.state().isOver() || !by.equals(is.answerer().person())) {
      return;
    }
    database.sql("""
            insert into blocked_enquirer (practice_id, address_hash, since)
            select practice_id, address_hash, :now from request_contact where request_id = :id on conflict do nothing
            """).param("now", now()).param("id", id.value()).update();
    release(viewer, is);
    records.move(viewer, is, RequestState.DECLINED, RequestEvent.Kind.DECLINED, is.answerer().therapist(),
        "reported_at = :now, answered_at = null, answer_due_at = null", Map.of("now", now()));
  }

  /** Everything that is with somebody goes to a manager: they no longer work here. */
  @Transactional
  public void handOver(Viewer.Job viewer, PersonId therapist) {
    database.sql("""
            select id from first_talk_request where answerer_id = :therapist and state in ('asked', 'read', 'offered', 'booked') order by id
            """)
        .param("therapist", therapist.value()).query(UUID.class).list()
        .forEach(id -> handToManager(viewer, records.lock(viewer, new FirstTalkRequestId(id))));
  }

  /** Looks within the hour at all that is arranged with a therapist, not in this transaction: their schedule is locked in it. */
  @Transactional
  public void lookAt(Viewer.Job viewer, PersonId therapist) {
    database.sql("select id from first_talk_request where answerer_id = :therapist and state in ('offered', 'booked')")
        .param("therapist", therapist.value()).query(UUID.class).list()
        .forEach(id -> jobs.schedule(WATCH, viewer, id.toString(), clock.instant()));
  }

  /** Gives up the times on days on which their therapist is away. Where none is left, others are owed, by a manager if the therapist has gone already. */
  private void giveUpTimesAway(Viewer.Job viewer, RequestSummary is, PersonId therapist) {
    Instant now = clock.instant();
    List<Absence> away = absences.of(viewer, therapist);
    List<OfferedTime> ahead = is.times().stream().filter(time -> time.start().isAfter(now))
        .filter(time -> is.state() == RequestState.OFFERED || time.booked()).toList();
    List<OfferedTime> lost = ahead.stream().filter(time -> away.stream()
        .anyMatch(absence -> absence.startsAt().isBefore(time.end()) && absence.endsAt().isAfter(time.start()))).toList();
    if (lost.isEmpty()) {
      return;
    }
    if (lost.size() < ahead.size()) {
      times.drop(viewer, lost);
    } else if (!isThere(viewer, therapist)) {
      handToManager(viewer, is);
    } else {
      release(viewer, is);
      records.move(viewer, is, RequestState.READ, RequestEvent.Kind.AWAY, therapist, "answer_due_at = :due",
          Map.of("due", Timestamp.from(promises.dueAt(viewer))));
      mails.tellOfNews(viewer, is.id());
    }
  }

  private void handToManager(Viewer.Job viewer, RequestSummary is) {
    if (is.state() == RequestState.OFFERED || is.state() == RequestState.BOOKED) {
      release(viewer, is);
      records.move(viewer, is, RequestState.READ, RequestEvent.Kind.WITH_MANAGER, is.answerer().therapist(), "", Map.of());
    } else {
      records.note(viewer, is.id(), RequestEvent.Kind.WITH_MANAGER, is.answerer().therapist());
    }
    database.sql("""
            update first_talk_request set answerer_id = null, answered_at = null, late_at = null, answer_due_at = :due where id = :id
            """).param("due", Timestamp.from(promises.dueAtForManager(viewer))).param("id", is.id().value()).update();
    mails.tellOfNews(viewer, is.id());
    watch(viewer, is.id());
  }

  /**
   * Looks whether somebody will still answer, and be there. A promise that was broken goes to a manager, and the enquirer is told; where a manager
   * does not answer either, they are told that too.
   *
   * @return when to look again, or null
   */
  @Transactional
  public @Nullable Instant look(Viewer.Job viewer, FirstTalkRequestId id) {
    if (!hasRow("select from first_talk_request where id = :id", id)) {
      return null;
    }
    RequestSummary is = records.lock(viewer, id);
    if (is.state() == RequestState.OFFERED || is.state() == RequestState.BOOKED) {
      giveUpTimesAway(viewer, is, is.answerer().therapist());
      return next(records.get(viewer, id));
    }
    Instant due = is.answerer().dueAt();
    if (!is.state().awaitsAnswer() || due == null) {
      return null;
    }
    PersonId answerer = is.answerer().person();
    if (answerer != null && !isThere(viewer, answerer)) {
      handToManager(viewer, is);
    } else if (!due.isAfter(clock.instant())) {
      boolean managerToo = answerer == null || is.answerer().late();
      if (managerToo) {
        records.move(viewer, is, RequestState.DECLINED, RequestEvent.Kind.UNANSWERED, null, "answered_at = null, answer_due_at = null",
            Map.of());
      } else {
        promises.record(viewer, due, false);
        database.sql("update first_talk_request set late_at = :now, answer_due_at = :due where id = :id").param("now", now())
            .param("due", Timestamp.from(promises.dueAtForManager(viewer))).param("id", id.value()).update();
        records.note(viewer, id, RequestEvent.Kind.LATE, answerer);
      }
      mails.tellOfNews(viewer, id);
    }
    return next(records.get(viewer, id));
  }

  private @Nullable Instant next(RequestSummary is) {
    Instant due = is.answerer().dueAt();
    Instant soon = clock.instant().plus(LOOK_AGAIN);
    return !is.state().awaitsAnswer() || due == null ? null : due.isBefore(soon) ? due : soon;
  }

  private void watch(Viewer.Job viewer, FirstTalkRequestId id) {
    jobs.schedule(WATCH, viewer, id.toString(), clock.instant().plus(LOOK_AGAIN));
  }

  /** Erases what was never confirmed; what was not booked, thirty days after it was asked; and first talks that are long over. */
  @Transactional
  public void tidy(Viewer.Job viewer) {
    Instant before = clock.instant().minus(KEPT_FOR);
    List<FirstTalkRequestId> over = database.sql("""
            select id from first_talk_request r where practice_id = :practice and (
              state = 'unconfirmed' and made_at < :unconfirmed
              or state <> 'unconfirmed' and not (state = 'course' and exists (select from words_key where owner_id = r.id))
                and coalesce(asked_at, made_at) < :before
                and not exists (select from offered_time where request_id = r.id and booked and starts_at > :before))
            """)
        .param("practice", viewer.practice().value()).param("before", Timestamp.from(before))
        .param("unconfirmed", Timestamp.from(clock.instant().minus(CONFIRMED_WITHIN)))
        .query((row, i) -> new FirstTalkRequestId(row.getObject("id", UUID.class))).list();
    over.forEach(id -> {
      times.release(viewer, id);
      database.sql("delete from first_talk_request where id = :id").param("id", id.value()).update();
    });
    promises.deleteExpired(viewer);
  }

  /** Lets the times go, and takes a booked one out of the calendars. */
  private void release(Viewer.Job viewer, RequestSummary is) {
    appointmentMails.tellOfCancelling(viewer, is);
    times.release(viewer, is.id());
  }

  private void recordAnswer(Viewer.Job viewer, RequestSummary is) {
    Instant due = is.answerer().dueAt();
    if (!is.answerer().answered() && !is.answerer().late() && due != null) {
      promises.record(viewer, due, true);
    }
  }

  private boolean isThere(Viewer.Job viewer, PersonId therapist) {
    Instant now = clock.instant();
    return people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream().anyMatch(person -> person.id().equals(therapist))
        && absences.of(viewer, therapist).stream().noneMatch(absence -> !absence.startsAt().isAfter(now) && absence.endsAt().isAfter(now));
  }

  private void erase(FirstTalkRequestId id, boolean butWishes) {
    database.sql("select erase_request_words(:id, :wishes)").param("id", id.value()).param("wishes", butWishes).query((row, i) -> i).list();
  }

  private boolean hasRow(String query, FirstTalkRequestId id) {
    return database.sql("select exists (" + query + ")").param("id", id.value()).query(Boolean.class).single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
