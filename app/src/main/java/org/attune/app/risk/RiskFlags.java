package org.attune.app.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.internal.RiskFlagRepository;
import org.attune.app.risk.internal.RiskNoteRepository;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The flags that answers about harming oneself raise, and what becomes of each. */
@Service
public class RiskFlags {

  /** The longest note, in characters. */
  public static final int MAX_NOTE = 4000;
  /** How far ahead the day to look again may be. */
  public static final int MAX_DAYS_TO_REVIEW = 31;

  private final RiskFlagRepository rows;
  private final RiskNoteRepository notes;
  private final EscalationPlans plans;
  private final RiskFlagEscalation escalation;
  private final Courses courses;
  private final Practices practices;
  private final Clock clock;

  RiskFlags(RiskFlagRepository rows, RiskNoteRepository notes, EscalationPlans plans, RiskFlagEscalation escalation, Courses courses,
      Practices practices, Clock clock) {
    this.rows = rows;
    this.notes = notes;
    this.plans = plans;
    this.escalation = escalation;
    this.courses = courses;
    this.practices = practices;
    this.clock = clock;
  }

  /**
   * Raises a flag for an answer, or joins it to the open one, in the caller's transaction: the answer and its flag are there together or
   * not at all. The same answer again changes nothing; a lower one from an edit lowers nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public RiskFlagId raise(Viewer viewer, RiskAnswer answer) {
    Optional<Course> course = switch (viewer) {
      case Viewer.Oneself client -> courses.ofClient(client).stream().filter(is -> is.id().equals(answer.course())).findFirst();
      case Viewer.Member clinician -> courses.findForClinician(clinician, answer.course());
      default -> courses.find(viewer, answer.course());
    };
    if (course.filter(found -> found.practice().equals(answer.practice())).isEmpty()) {
      throw new NotFound();
    }
    var job = new Viewer.Job(answer.practice(), answer.course());
    Optional<RiskFlagRepository.RaisedAnswer> before = rows.findAnswer(job, answer.source(), answer.item());
    if (before.isPresent() && answer.level() <= before.get().level()) {
      return before.get().flag();
    }
    RiskFlag flag = rows.lockOpen(job, answer.course(), answer.item()).orElseGet(() -> open(job, answer));
    rows.keepAnswer(job, answer, flag.id());
    if (!flag.isJoinedBy(answer.level(), LocalDate.ofInstant(clock.instant(), zone(job, answer.practice())))) {
      RiskFlag told = flag.told(answer.level(), plans.chain(job, answer.course()));
      rows.update(job, told);
      escalation.tell(job, told);
    }
    return flag.id();
  }

  private RiskFlag open(Viewer.Job viewer, RiskAnswer answer) {
    var flag = new RiskFlag(RiskFlagId.random(), answer.course(), answer.item(), answer.level(), answer.at(),
        plans.chain(viewer, answer.course()), null, null);
    if (!rows.insert(viewer, flag)) { // another answer opened it meanwhile
      return rows.lockOpen(viewer, answer.course(), answer.item()).orElseThrow();
    }
    escalation.tell(viewer, flag);
    return flag;
  }

  /** The flags of a course, the latest first. */
  @Transactional(readOnly = true)
  public List<RiskFlag> of(Viewer viewer, CourseId course) {
    return rows.of(viewer, course);
  }

  /** The open ones of all courses that the viewer keeps or covers now, the one that was told longest ago first. */
  @Transactional(readOnly = true)
  public List<RiskFlag> open(Viewer.Member viewer) {
    return rows.open(viewer);
  }

  @Transactional(readOnly = true)
  public Optional<RiskFlag> find(Viewer viewer, RiskFlagId flag) {
    return rows.find(viewer, flag);
  }

  /** How often each was answered since a flag was raised, the latest first. */
  @Transactional(readOnly = true)
  public List<RiskAnswer> answers(Viewer.Member viewer, RiskFlag flag) {
    return rows.answers(viewer, flag);
  }

  @Transactional(readOnly = true)
  public List<RiskNote> notes(Viewer.Member viewer, RiskFlag flag) {
    return notes.of(viewer, flag);
  }

  /** Notes that somebody who keeps the course has read a flag: nobody else is told any more. Read again, it changes nothing. */
  @Transactional
  public void read(Viewer.Member viewer, RiskFlagId id) {
    RiskFlag flag = rows.lock(viewer, id).orElseThrow(NotFound::new);
    if (flag.isOpen() && !flag.isRead()) {
      markRead(viewer, flag);
    }
  }

  private RiskFlag markRead(Viewer.Member viewer, RiskFlag flag) {
    RiskFlag read = flag.read(new RiskFlag.Reading(viewer.person(), clock.instant()));
    rows.update(viewer, read);
    escalation.settle(new Viewer.Job(viewer.practice(), flag.course()), read);
    return read;
  }

  /**
   * Keeps what was done, and either closes a flag or says when the two look again; sent twice, it counts once.
   *
   * @param round       as it was read; refused with {@link Conflict} where there was another answer meanwhile
   * @param lookAgainOn a day within a month, or null where the flag is closed
   */
  @Transactional
  public void note(Viewer.Member viewer, UUID key, RiskFlagId id, int round, String words, @Nullable LocalDate lookAgainOn) {
    RiskFlag flag = rows.lock(viewer, id).orElseThrow(NotFound::new);
    if (words.isEmpty()) {
      throw InvalidInput.at("words", "risk.note.missing");
    }
    if (FormInput.length(words) > MAX_NOTE) {
      throw InvalidInput.at("words", "layout.too-long", MAX_NOTE, FormInput.length(words));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone(viewer, viewer.practice()));
    if (lookAgainOn != null && (lookAgainOn.isBefore(today) || lookAgainOn.isAfter(today.plusDays(MAX_DAYS_TO_REVIEW)))) {
      throw InvalidInput.at("day", "risk.note.day-range", MAX_DAYS_TO_REVIEW);
    }
    if (notes.exists(viewer, key)) {
      return; // the same form, sent twice
    }
    if (!flag.isOpen() || flag.chain().round() != round) {
      throw new Conflict("risk.note.answered-again");
    }
    if (!notes.add(viewer, key, flag, words, clock.instant())) {
      throw new NotFound(); // the key of the form is an id that somebody else has
    }
    RiskFlag read = flag.isRead() ? flag : markRead(viewer, flag);
    RiskFlag noted = lookAgainOn == null ? read.closed(clock.instant()) : read.reviewed(lookAgainOn);
    rows.update(viewer, noted);
    var job = new Viewer.Job(viewer.practice(), flag.course());
    if (lookAgainOn == null) {
      escalation.settle(job, noted);
    } else {
      escalation.lookAfter(job, noted, lookAgainOn);
    }
  }

  private ZoneId zone(Viewer viewer, PracticeId practice) {
    return practices.find(viewer, practice).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
