package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.web.BondWords;
import org.attune.app.alliance.Bonds;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.Answer;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Reading;
import org.attune.app.checkins.Readings;
import org.attune.app.checkins.Replies;
import org.attune.app.checkins.Reply;
import org.attune.app.checkins.Unsaid;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.Refused;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.Cards;
import org.attune.app.preparation.Wishes;
import org.attune.app.sessions.Closures;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Ending;
import org.attune.app.sessions.Endings;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A client's own page, and what they bring. */
@Controller
class CourseController {

  private final Courses courses;
  private final Handovers handovers;
  private final Closures closures;
  private final Endings endings;
  private final Sessions sessions;
  private final Bonds bonds;
  private final Repairs repairs;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final Readings readings;
  private final Replies replies;
  private final Cards cards;
  private final Wishes wishes;
  private final People people;
  private final Practices practices;
  private final Pages pages;
  private final Clock clock;

  CourseController(Courses courses, Handovers handovers, Closures closures, Endings endings, Sessions sessions,
                   Bonds bonds, Repairs repairs, CheckIns checkIns, Unsaid unsaid,
                   Readings readings, Replies replies, Cards cards, Wishes wishes, People people, Practices practices,
                   Pages pages, Clock clock) {
    this.courses = courses;
    this.handovers = handovers;
    this.closures = closures;
    this.endings = endings;
    this.sessions = sessions;
    this.bonds = bonds;
    this.repairs = repairs;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.readings = readings;
    this.replies = replies;
    this.cards = cards;
    this.wishes = wishes;
    this.people = people;
    this.practices = practices;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/course")
  @Transactional
  String own(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable CourseId of, HttpServletRequest request,
             Model model) {
    return show(viewer, of, CoursePage.Typed.nothing(), request, model);
  }

  @PostMapping("/course/{course}/wishes")
  String bring(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam UUID key,
               @RequestParam(defaultValue = "") String wish, @RequestParam(required = false) @Nullable String shared,
               HttpServletRequest request, HttpServletResponse response, Model model) {
    own(viewer, course);
    try {
      wishes.add(viewer, key, course, wish, shared != null);
    } catch (Refused e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, course, new CoursePage.Typed(wish, shared != null, key.toString(), null, null,
          new FieldErrors().add(e, "wish")), request, model);
    }
    return Page.done("/course?of=" + course, "preparation.wish-kept");
  }

  @PostMapping("/course/{course}/wishes/{wish}/putting-away")
  String putAway(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish) {
    own(viewer, course);
    wishes.putAway(viewer, wish);
    return Page.done("/course?of=" + course, "preparation.wish-put-away");
  }

  @PostMapping("/course/{course}/wishes/{wish}/taking-up")
  String takeUp(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish) {
    own(viewer, course);
    wishes.takeUp(viewer, wish);
    return Page.done("/course?of=" + course, "preparation.wish-taken-up");
  }

  @PostMapping("/course/{course}/wishes/{wish}/sharing")
  String share(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish,
               @RequestParam(defaultValue = "false") boolean shared) {
    own(viewer, course);
    wishes.share(viewer, wish, shared);
    return Page.done("/course?of=" + course, shared ? "preparation.wish-shared" : "preparation.wish-kept-again");
  }

  /** "There is something between us": begun by the client, and there before they meet. */
  @PostMapping("/course/{course}/words")
  String begin(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam RepairId key,
               @RequestParam(defaultValue = "") String words, HttpServletRequest request, HttpServletResponse response,
               Model model) {
    own(viewer, course);
    try {
      repairs.begin(viewer, key, course, words);
    } catch (Refused e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, course, new CoursePage.Typed("", false, key.toString(), null, words,
          new FieldErrors().add(e, "words")), request, model);
    }
    return Page.done("/course?of=" + course, "preparation.begun");
  }

  @PostMapping("/course/{course}/words/{repair}/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable RepairId repair) {
    own(viewer, course);
    repairs.takeBack(viewer, repair);
    return Page.done("/course?of=" + course, "preparation.taken-back");
  }

  @PostMapping("/course/{course}/card")
  String card(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam int version,
              @RequestParam(defaultValue = "") String card, HttpServletRequest request, HttpServletResponse response,
              Model model) {
    own(viewer, course);
    try {
      cards.write(viewer, course, version, card);
    } catch (Refused e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return refused(viewer, course, card, new FieldErrors().add(e, "card"), request, model);
    } catch (Conflict e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return refused(viewer, course, card, new FieldErrors().add("card", e.key(), e.arguments()), request, model);
    }
    return Page.done("/course?of=" + course, "preparation.card-kept");
  }

  private String refused(Viewer.Oneself viewer, CourseId course, String card, FieldErrors errors,
      HttpServletRequest request, Model model) {
    return show(viewer, course, new CoursePage.Typed("", false, null, card, null, errors), request, model);
  }

  private Course own(Viewer.Oneself viewer, CourseId course) {
    return courses.ofClient(viewer).stream().filter(c -> c.id().equals(course)).findFirst().orElseThrow(NotFound::new);
  }

  private String show(Viewer.Oneself viewer, @Nullable CourseId chosen, CoursePage.Typed typed,
      HttpServletRequest request, Model model) {
    List<Course> all = courses.ofClient(viewer);
    Course course = all.stream().filter(c -> chosen == null || c.id().equals(chosen)).findFirst().orElse(null);
    if (course == null) {
      if (chosen != null) {
        throw new NotFound();
      }
      return "preparation/no-course";
    }
    Page page = pages.of(request);
    ZoneId zone = practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone();
    List<Reading> read = readings.of(viewer, course.id());
    List<Handover> proposed = handovers.all(viewer).stream().filter(Handover::waits)
        .filter(h -> all.stream().anyMatch(c -> c.id().equals(h.course()))).toList();
    Map<PersonId, Person> names = people.byId(viewer, Stream.of(all.stream().map(Course::therapist),
        read.stream().map(Reading::reader), proposed.stream().map(Handover::next)).flatMap(s -> s).distinct().toList());
    Bond bond = bonds.of(viewer, course);
    Session last = bond.lastHeld().orElse(null);
    CheckIn given = last == null ? null : bond.client().get(last.id());
    String therapist = name(names, course.therapist());
    Ending ending = course.isOpen() ? endings.find(viewer, course.id()).orElse(null) : null;
    model.addAttribute("course", new CoursePage(course, therapist,
        bond.next() == null ? null : bond.next().plannedAt().atZone(zone), last, given,
        last == null ? Answer.NONE : checkIns.answer(viewer, last.id()), last != null && course.isOpen(), readBy(read, last, given, names, zone),
        last == null ? List.of() : said(replies.of(viewer, course.id()), last.id()), bond,
        BondWords.forClient(page, bond, zone), bond.tellingSignal().orElse(null),
        bond.repairs().stream().filter(Repair::isAsking).map(r -> new CoursePage.Asked(r, number(bond, r))).toList(),
        begun(viewer, bond, page, zone),
        bond.cameThrough().stream().map(r -> new CoursePage.CameThrough(number(bond, r),
            page.date(Objects.requireNonNull(r.agreedAt()).atZone(zone).toLocalDate()),
            r.isAnswerFresh(clock.instant()) ? r : null)).toList(),
        unsaid.own(viewer, course.id()).stream()
            .filter(l -> l.audience() == Audience.TOGETHER && l.openedAt() == null).toList(),
        cards.of(viewer, course.id(), viewer.person()), wishes.of(viewer, course.id(), viewer.person()),
        wishes.putAway(viewer, course.id()), typed,
        all.stream().filter(c -> !c.id().equals(course.id()))
            .map(c -> new CoursePage.Other(c, name(names, c.therapist()))).toList(),
        proposed.stream().map(h -> new CoursePage.Proposed(h.id(), name(names, h.next()))).toList(),
        closures.find(viewer, course.id()).orElse(null), ending, ending == null ? null
            : sessions.find(viewer, ending.lastSession()).map(s -> s.plannedAt().atZone(zone)).orElse(null)));
    return "preparation/course";
  }

  private static CoursePage.@Nullable ReadBy readBy(List<Reading> read, @Nullable Session last, @Nullable CheckIn given,
      Map<PersonId, Person> names, ZoneId zone) {
    if (last == null || given == null) {
      return null;
    }
    return read.stream().filter(r -> r.session().equals(last.id()) && !r.at().isBefore(given.submittedAt())).findFirst()
        .map(r -> new CoursePage.ReadBy(name(names, r.reader()), r.at().atZone(zone))).orElse(null);
  }

  private static List<Reply> said(List<Reply> replies, SessionId session) {
    return replies.stream().filter(r -> r.session().equals(session)).toList();
  }

  private List<CoursePage.Begun> begun(Viewer.Oneself viewer, Bond bond, Page page, ZoneId zone) {
    List<Repair> begun = bond.openRepairs().stream().filter(r -> r.isBegunBy(viewer.person())).toList();
    Map<RepairId, Map<Chair, String>> said = begun.isEmpty() ? Map.of() : repairs.said(viewer, bond.course().id());
    return begun.stream().map(r -> new CoursePage.Begun(r, said.getOrDefault(r.id(), Map.of()).get(Chair.CLIENT),
        page.day(r.notedAt().atZone(zone).toLocalDate()))).toList();
  }

  private static @Nullable Integer number(Bond bond, Repair repair) {
    return repair.session() == null ? null : bond.session(repair.session()).map(Session::number).orElse(null);
  }

  private static String name(Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "" : known.name();
  }
}
