package org.attune.app.risk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.RiskAnswerWording;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskFlags;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.safety.PhoneNumbers;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Flags as pages show them to who keeps their courses. */
@Component
public class RiskFlagViews {

  private final RiskFlags flags;
  private final EscalationPlans plans;
  private final Courses courses;
  private final Practices practices;
  private final People people;
  private final ObjectProvider<RiskAnswerWording> wordings;
  private final Clock clock;

  RiskFlagViews(RiskFlags flags, EscalationPlans plans, Courses courses, Practices practices, People people,
      ObjectProvider<RiskAnswerWording> wordings, Clock clock) {
    this.flags = flags;
    this.plans = plans;
    this.courses = courses;
    this.practices = practices;
    this.people = people;
    this.wordings = wordings;
    this.clock = clock;
  }

  /** The open ones of all courses that the viewer keeps or covers now, the one that was told longest ago first; by their rows alone. */
  public List<RiskFlagView> open(Viewer.Member viewer) {
    List<RiskFlag> open = flags.open(viewer);
    return open.isEmpty() ? List.of() : of(viewer, open);
  }

  RiskFlagView of(Viewer.Member viewer, RiskFlag flag) {
    return of(viewer, List.of(flag)).stream().findFirst().orElseThrow(NotFound::new);
  }

  private List<RiskFlagView> of(Viewer.Member viewer, List<RiskFlag> shown) {
    ZoneId zone = zone(viewer);
    Instant now = clock.instant();
    Map<CourseId, Course> byId = courses.ofTherapist(viewer).stream().collect(Collectors.toMap(Course::id, course -> course));
    List<RiskFlag> kept = shown.stream().filter(flag -> byId.containsKey(flag.course())).toList();
    Map<PersonId, Person> names = people.byId(viewer, kept.stream().flatMap(flag -> Stream.of(
        Optional.ofNullable(byId.get(flag.course())).map(Course::client), Optional.of(flag.chain().first()),
        Optional.ofNullable(flag.chain().covering())).flatMap(Optional::stream)).distinct().toList());
    return kept.stream().map(flag -> {
      Course course = java.util.Objects.requireNonNull(byId.get(flag.course()));
      RiskFlag.Chain chain = flag.chain();
      Person client = names.get(course.client());
      return new RiskFlagView(flag, wording(viewer, flag.item(), flag.level()), step(flag, now, LocalDate.ofInstant(now, zone)),
          new RiskFlagView.Names(client == null ? PersonName.of("") : client.personName(),
              chain.first().equals(viewer.person()) ? null : name(names, chain.first()),
              chain.covering() == null ? null : name(names, chain.covering())),
          new RiskFlagView.Times(chain.toldAt().atZone(zone), chain.dueAt() == null ? null : chain.dueAt().atZone(zone),
              chain.reading() == null ? null : chain.reading().at().atZone(zone)),
          phone(viewer, course));
    }).toList();
  }

  @Nullable String wording(Viewer.Member viewer, String item, int level) {
    return wordings.orderedStream().flatMap(wording -> wording.answer(viewer, item, level).stream()).findFirst().orElse(null);
  }

  static RiskFlagView.Step step(RiskFlag flag, Instant now, LocalDate today) {
    return !flag.isOpen() ? RiskFlagView.Step.NOTHING
        : flag.isOverdue(now) ? RiskFlagView.Step.READ_LATE
        : !flag.isRead() ? RiskFlagView.Step.READ
        : flag.isReviewMissed(today) ? RiskFlagView.Step.REVIEW_MISSED
        : flag.isWaiting(today) ? RiskFlagView.Step.NOTE : RiskFlagView.Step.REVIEW_LATER;
  }

  private RiskFlagView.@Nullable Phone phone(Viewer.Member viewer, Course course) {
    return plans.find(viewer, course.id()).map(plan -> plan.terms().number()).filter(number -> !number.isEmpty())
        .map(number -> new RiskFlagView.Phone(number, PhoneNumbers.dialled(number).orElse(null))).orElse(null);
  }

  private static String name(Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "" : known.shortName();
  }

  ZoneId zone(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
