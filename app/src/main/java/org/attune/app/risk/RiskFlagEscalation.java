package org.attune.app.risk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.attune.app.identity.Access;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.internal.RiskFlagRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of flags, the next one where nobody has read it in time. The next person's right to the course begins with the promised
 * moment itself: they see the flag from then on, whether or not the job has run that sends them an email.
 */
@Service
public class RiskFlagEscalation {

  public static final JobName JOB = new JobName("risk.flag");
  /** How long the course is open to who was told next, at the longest. */
  static final Duration COVERED_FOR = Duration.ofDays(7);

  private final RiskFlagRepository rows;
  private final EscalationPlans plans;
  private final Access access;
  private final Practices practices;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RiskFlagEscalation(RiskFlagRepository rows, EscalationPlans plans, Access access, Practices practices, Jobs jobs,
      ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.plans = plans;
    this.access = access;
    this.practices = practices;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** Tells the person who is to read a flag that was raised, or raised again; later, the next one. */
  @Transactional
  public void tell(Viewer.Job viewer, RiskFlag flag) {
    RiskFlag.Chain chain = flag.chain();
    PersonId covering = chain.covering();
    Instant dueAt = chain.dueAt();
    if (covering != null && dueAt != null) {
      access.grant(viewer, flag.course(), viewer.practice(), covering, Right.COVER, dueAt, dueAt.plus(COVERED_FOR));
      look(viewer, flag, dueAt);
    }
    announce(viewer, flag, chain.first());
  }

  /** Ends what was to come for who would have been told next; after the promised moment only where the flag is closed. */
  @Transactional
  public void settle(Viewer.Job viewer, RiskFlag flag) {
    PersonId covering = flag.chain().covering();
    Instant dueAt = flag.chain().dueAt();
    if (covering != null && dueAt != null && (clock.instant().isBefore(dueAt) || !flag.isOpen())) {
      Instant now = clock.instant();
      access.grant(viewer, flag.course(), viewer.practice(), covering, Right.COVER, dueAt, now.isBefore(dueAt) ? dueAt : now);
    }
  }

  /** Sees to it that a flag is looked at once the day to look again is over. */
  @Transactional
  public void lookAfter(Viewer.Job viewer, RiskFlag flag, LocalDate day) {
    look(viewer, flag, day.plusDays(1).atStartOfDay(zone(viewer)).toInstant());
  }

  /** Does what is due about a flag: tells the next person once, or tells it again where the day to look again has passed. */
  @Transactional
  public void escalate(Viewer.Job viewer, RiskFlagId id) {
    Instant now = clock.instant();
    RiskFlag flag = rows.lock(viewer, id).orElse(null);
    if (flag == null) {
      return;
    }
    if (flag.isOverdue(now) && rows.tellCovering(viewer, id, now)) {
      announce(viewer, flag, flag.asked(now));
    } else if (flag.isRead() && flag.isReviewMissed(LocalDate.ofInstant(now, zone(viewer)))) {
      RiskFlag again = flag.told(flag.level(), plans.chain(viewer, flag.course()));
      rows.update(viewer, again);
      tell(viewer, again);
    }
  }

  private void look(Viewer.Job viewer, RiskFlag flag, Instant at) {
    jobs.schedule(JOB, viewer, flag.id() + "@" + at.getEpochSecond(), at);
  }

  private void announce(Viewer.Job viewer, RiskFlag flag, PersonId person) {
    events.publishEvent(new RiskFlagAssigned(viewer.practice(), flag.course(), person));
  }

  private ZoneId zone(Viewer.Job viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
