package org.attune.app.risk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.internal.EscalationPlanRepository;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients and therapists agreed before questions about harming oneself are asked, and when somebody is at work. */
@Service
public class EscalationPlans {

  /** The most working hours that can be agreed: a week of five days. */
  public static final int MAX_HOURS = 40;
  /** The longest number that may be rung, in characters. */
  public static final int MAX_NUMBER = 40;
  /** How long before a session is "just before" it. */
  public static final Duration JUST_BEFORE = Duration.ofHours(1);

  private final EscalationPlanRepository rows;
  private final Courses courses;
  private final Sessions sessions;
  private final Absences absences;
  private final Practices practices;
  private final People people;
  private final Clock clock;

  EscalationPlans(EscalationPlanRepository rows, Courses courses, Sessions sessions, Absences absences, Practices practices, People people, Clock clock) {
    this.rows = rows;
    this.courses = courses;
    this.sessions = sessions;
    this.absences = absences;
    this.practices = practices;
    this.people = people;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<EscalationPlan> find(Viewer viewer, CourseId course) {
    return rows.find(viewer, course);
  }

  /** Whether a measure with a question about harming oneself may be assigned: a plan was agreed, and who it names next still works here. */
  @Transactional(readOnly = true)
  public boolean allows(Viewer viewer, CourseId course) {
    Course is = courses.find(viewer, course).orElseThrow(NotFound::new);
    var job = new Viewer.Job(is.practice(), course); // who asks may not know who works here
    return rows.agreed(job, course).filter(agreed -> isKept(job, is, agreed)).isPresent();
  }

  /** Whether such a question may be asked at this moment: somebody who is named is at work, or a session is about to begin. */
  @Transactional(readOnly = true)
  public boolean mayAskNow(Viewer viewer, CourseId course) {
    Course is = courses.find(viewer, course).orElseThrow(NotFound::new);
    var job = new Viewer.Job(is.practice(), course);
    Instant now = clock.instant();
    return rows.agreed(job, course).filter(agreed -> isKept(job, is, agreed))
        .filter(agreed -> agreed.beforeSession()
            ? sessions.of(job, course).stream().filter(s -> s.state() == Session.State.PLANNED).map(Session::plannedAt)
                .anyMatch(begins -> !now.isAfter(begins) && !now.isBefore(begins.minus(JUST_BEFORE)))
            : hours(job, is.practice()).include(now, zone(job, is.practice())) && !isAwayUncovered(job, is))
        .isPresent();
  }

  private boolean isKept(Viewer viewer, Course course, EscalationPlanRepository.Agreed agreed) {
    EscalationPlan.Cover cover = agreed.cover();
    return cover == null ? agreed.beforeSession() : mayCover(viewer, course, cover.person());
  }

  private boolean mayCover(Viewer viewer, Course course, PersonId person) {
    return !person.equals(course.therapist()) && people.staff(viewer, course.practice()).stream()
        .anyMatch(staff -> staff.person().id().equals(person)
            && (staff.roles().contains(Role.THERAPIST) || staff.roles().contains(Role.COVERING)));
  }

  private boolean isAwayUncovered(Viewer viewer, Course course) {
    Instant now = clock.instant();
    List<Absence> away = absences.of(viewer, course.therapist()).stream().filter(a -> !a.startsAt().isAfter(now)).toList();
    return !away.isEmpty() && away.stream().allMatch(a -> a.coveredBy() == null);
  }

  /** Who can be told next: those of the practice who see clients, but for the therapist of the course. */
  @Transactional(readOnly = true)
  public List<Person> coverCandidates(Viewer.Member viewer, CourseId course) {
    return absences.coverCandidates(viewer, own(viewer, course).therapist());
  }

  /**
   * Keeps what the two agreed, from the version that was read on; 0 where nothing was agreed yet.
   *
   * @throws InvalidInput where the hours or the person can't be, or a time would be promised that nobody keeps
   */
  @Transactional
  public void agree(Viewer.Member viewer, CourseId id, int version, EscalationPlan.Terms terms) {
    Course course = own(viewer, id);
    EscalationPlan.Cover cover = terms.cover();
    if (cover == null && !terms.beforeSession()) {
      throw InvalidInput.at("cover", "risk.plan.nobody-next");
    }
    if (cover != null && absences.coverCandidates(viewer, course.therapist()).stream().noneMatch(p -> p.id().equals(cover.person()))) {
      throw InvalidInput.at("cover", "risk.plan.cannot-cover");
    }
    if (cover != null && (cover.hours() < 1 || cover.hours() > MAX_HOURS)) {
      throw InvalidInput.at("hours", "risk.plan.hours-range", MAX_HOURS);
    }
    if (FormInput.length(terms.number()) > MAX_NUMBER) {
      throw InvalidInput.at("number", "layout.too-long", MAX_NUMBER, FormInput.length(terms.number()));
    }
    if (!rows.save(viewer, id, version, terms, clock.instant())) {
      throw new Conflict();
    }
  }

  private Course own(Viewer.Member viewer, CourseId course) {
    return courses.findForClinician(viewer, course).filter(c -> c.isOpen() && c.therapist().equals(viewer.person())).orElseThrow(NotFound::new);
  }

  /** When somebody of a practice is at work. */
  @Transactional(readOnly = true)
  public WorkingHours workingHours(Viewer viewer, PracticeId practice) {
    return hours(viewer, practice);
  }

  /** A manager says when somebody of the practice is at work. */
  @Transactional
  public void change(Viewer.Member viewer, WorkingHours hours) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    rows.save(viewer, hours);
  }

  /** Who is told of an answer given now, and who next, from when on. */
  @Transactional(readOnly = true)
  public RiskFlag.Chain chain(Viewer.Job viewer, CourseId id) {
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    Instant now = clock.instant();
    PersonId reader = courses.currentReader(viewer, id).person();
    EscalationPlan.Cover cover = rows.agreed(viewer, id).map(EscalationPlanRepository.Agreed::cover)
        .filter(c -> mayCover(viewer, course, c.person())).orElse(null);
    if (cover == null || cover.person().equals(reader)) {
      return RiskFlag.Chain.of(reader, now);
    }
    return new RiskFlag.Chain(reader, now, cover.person(), hours(viewer, course.practice()).after(now,
        isAwayUncovered(viewer, course) ? Duration.ZERO : Duration.ofHours(cover.hours()), zone(viewer, course.practice())), null, 1);
  }

  private WorkingHours hours(Viewer viewer, PracticeId practice) {
    return rows.workingHours(viewer, practice).orElse(WorkingHours.USUAL);
  }

  private ZoneId zone(Viewer viewer, PracticeId practice) {
    return practices.find(viewer, practice).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
