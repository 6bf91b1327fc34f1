package org.attune.app.risk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskFlags;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;

/**
 * The page that a client sees at once after an answer about harming themselves. It is the answer to the form itself, so that it is there
 * whatever happens to the rest: what comes from the database may be missing on it, help lines never are.
 */
@Component
public class RiskSupportPage {

  private static final Logger LOG = LoggerFactory.getLogger(RiskSupportPage.class);

  private final RiskFlags flags;
  private final Courses courses;
  private final Practices practices;
  private final People people;
  private final HelpLines lines;
  private final PracticeHelpLines practiceLines;
  private final HelpCountry country;
  private final Clock clock;

  RiskSupportPage(RiskFlags flags, Courses courses, Practices practices, People people, HelpLines lines, PracticeHelpLines practiceLines,
      HelpCountry country, Clock clock) {
    this.flags = flags;
    this.courses = courses;
    this.practices = practices;
    this.people = people;
    this.lines = lines;
    this.practiceLines = practiceLines;
    this.country = country;
    this.clock = clock;
  }

  /** After an answer was kept, outside its transaction; its reader may hold a link, which reads nothing else. */
  public String kept(Viewer viewer, CourseId course, RiskSupportView.Onward onward, Model model) {
    RiskSupportView view = available(() -> state(viewer, course, onward)).flatMap(found -> found)
        .orElseGet(() -> new RiskSupportView(help(viewer), RiskSupportView.State.KEPT, null, onward));
    model.addAttribute("after", view);
    return "risk/after-answer";
  }

  /** Where an answer could not be kept: nobody was told, and the page says so. */
  public String notKept(Viewer viewer, RiskSupportView.Onward onward, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    model.addAttribute("after", new RiskSupportView(help(viewer), RiskSupportView.State.NOT_KEPT, null, onward));
    return "risk/after-answer";
  }

  /** As it is now; nothing where no such answer was given in the course. */
  Optional<RiskSupportView> state(Viewer viewer, CourseId id, RiskSupportView.Onward onward) {
    // a therapist at home is no client of their course
    Course course = (viewer instanceof Viewer.Oneself client ? courses.ofClient(client).stream().filter(is -> is.id().equals(id)).findFirst()
        : courses.find(viewer, id)).orElseThrow(NotFound::new);
    var job = new Viewer.Job(course.practice(), id); // what its writer may know, who may hold a link that reads nothing
    Instant now = clock.instant();
    return latest(flags.of(job, id), now).map(flag -> {
      ZoneId zone = practices.find(job, course.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
      return new RiskSupportView(help(viewer), state(flag, now), reading(job, flag, zone), onward);
    });
  }

  /** The one that matters most: an open one before a closed one, one that nobody has read before one that somebody has. */
  private static Optional<RiskFlag> latest(List<RiskFlag> flags, Instant now) {
    return flags.stream().min(Comparator.comparing(RiskFlag::isOpen).reversed().thenComparing(RiskFlag::isRead)
        .thenComparing(flag -> !flag.isOverdue(now)).thenComparing(flag -> flag.chain().toldAt(), Comparator.reverseOrder()));
  }

  static RiskSupportView.State state(RiskFlag flag, Instant now) {
    return flag.isRead() ? RiskSupportView.State.READ : flag.isOverdue(now) ? RiskSupportView.State.OVERDUE
        : flag.chain().dueAt() == null ? RiskSupportView.State.TOLD : RiskSupportView.State.PROMISED;
  }

  private RiskSupportView.Reading reading(Viewer.Job viewer, RiskFlag flag, ZoneId zone) {
    RiskFlag.Chain chain = flag.chain();
    RiskFlag.Reading reading = chain.reading();
    PersonId reader = reading == null ? null : reading.by();
    Map<PersonId, Person> names = people.byId(viewer, Stream.of(Optional.of(chain.first()), Optional.ofNullable(chain.covering()),
        Optional.ofNullable(reader)).flatMap(Optional::stream).distinct().toList());
    return new RiskSupportView.Reading(name(names, chain.first()), chain.covering() == null ? null : name(names, chain.covering()),
        chain.dueAt() == null ? null : chain.dueAt().atZone(zone), reading == null ? null : name(names, reader),
        reading == null ? null : reading.at().atZone(zone));
  }

  private static String name(Map<PersonId, Person> names, @Nullable PersonId person) {
    Person known = person == null ? null : names.get(person);
    return known == null ? "" : known.shortName();
  }

  private RiskSupportView.Help help(Viewer viewer) {
    return new RiskSupportView.Help(viewer instanceof Viewer.Oneself ? available(() -> practiceLines.all(viewer)).orElse(List.of()) : List.of(),
        lines.ofCountry(country.code()));
  }

  /** What the database gives, where it is there at all: this page is shown without it. */
  private static <T> Optional<T> available(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (DataAccessException | TransactionException e) {
      LOG.error("a page after an answer is shown without the database: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
