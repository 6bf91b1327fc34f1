package org.attune.app.risk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.internal.RiskFlagRepository;
import org.attune.app.sessions.Courses;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The flags that answers about harming oneself raise, and what becomes of each. */
@Service
public class RiskFlags {

  private final RiskFlagRepository rows;
  private final Courses courses;
  private final Practices practices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RiskFlags(RiskFlagRepository rows, Courses courses, Practices practices, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.courses = courses;
    this.practices = practices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Raises a flag for an answer, or joins it to the open one, in the caller's transaction: the answer and its flag are there together or
   * not at all. The same answer again changes nothing; a lower one from an edit lowers nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public RiskFlagId raise(Viewer viewer, RiskAnswer answer) {
    (viewer instanceof Viewer.Member ? courses.findForClinician(viewer, answer.course()) : courses.find(viewer, answer.course()))
        .filter(course -> course.practice().equals(answer.practice())).orElseThrow(NotFound::new);
    var job = new Viewer.Job(answer.practice(), answer.course());
    Optional<RiskFlagRepository.RaisedAnswer> before = rows.findAnswer(job, answer.source(), answer.item());
    if (before.isPresent() && answer.level() <= before.get().level()) {
      return before.get().flag();
    }
    RiskFlag flag = rows.lockOpen(job, answer.course(), answer.item()).orElseGet(() -> open(job, answer));
    rows.keepAnswer(job, answer, flag.id());
    if (!flag.isJoinedBy(answer.level(), today(job))) {
      tell(job, flag, Math.max(flag.level(), answer.level()));
    }
    return flag.id();
  }

  private RiskFlag open(Viewer.Job viewer, RiskAnswer answer) {
    var flag = new RiskFlag(RiskFlagId.random(), answer.course(), answer.item(), answer.level(), answer.at(), chain(viewer, answer.course()),
        null, null);
    if (!rows.insert(viewer, flag)) { // another answer opened it meanwhile
      return rows.lockOpen(viewer, answer.course(), answer.item()).orElseThrow();
    }
    announce(viewer, flag);
    return flag;
  }

  /** Tells of a higher answer, or of one that came after the flag had been read: what waits to be read keeps the time that was promised. */
  private void tell(Viewer.Job viewer, RiskFlag flag, int level) {
    var told = new RiskFlag(flag.id(), flag.course(), flag.item(), level, flag.raisedAt(),
        flag.isRead() ? chain(viewer, flag.course()) : flag.chain(), null, null);
    rows.update(viewer, told);
    announce(viewer, told);
  }

  private RiskFlag.Chain chain(Viewer.Job viewer, CourseId course) {
    PersonId reader = courses.currentReader(viewer, course).person();
    return new RiskFlag.Chain(reader, clock.instant(), null, null, null);
  }

  private void announce(Viewer.Job viewer, RiskFlag flag) {
    events.publishEvent(new RiskFlagAssigned(viewer.practice(), flag.course(), flag.asked(clock.instant())));
  }

  /** The flags of a course, the latest first. */
  @Transactional(readOnly = true)
  public List<RiskFlag> of(Viewer viewer, CourseId course) {
    return rows.of(viewer, course);
  }

  @Transactional(readOnly = true)
  public Optional<RiskFlag> find(Viewer viewer, RiskFlagId flag) {
    return rows.find(viewer, flag);
  }

  /** Notes that somebody who keeps the course has read a flag: nobody else is told any more. Read again, it changes nothing. */
  @Transactional
  public void read(Viewer.Member viewer, RiskFlagId id) {
    RiskFlag flag = rows.lock(viewer, id).filter(RiskFlag::isOpen).orElseThrow(NotFound::new);
    if (!flag.isRead()) {
      RiskFlag.Chain chain = flag.chain();
      rows.update(viewer, with(flag, new RiskFlag.Chain(chain.first(), chain.toldAt(), chain.covering(), chain.dueAt(),
          new RiskFlag.Reading(viewer.person(), clock.instant())), flag.review(), null));
    }
  }

  private static RiskFlag with(RiskFlag flag, RiskFlag.Chain chain, RiskFlag.Review review, Instant closedAt) {
    return new RiskFlag(flag.id(), flag.course(), flag.item(), flag.level(), flag.raisedAt(), chain, review, closedAt);
  }

  private LocalDate today(Viewer.Job viewer) {
    return LocalDate.ofInstant(clock.instant(), practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new));
  }
}
