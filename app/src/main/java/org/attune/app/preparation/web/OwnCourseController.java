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
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ReadReceipt;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.TherapistReply;
import org.attune.app.checkins.Unsaid;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.preparation.ClientCards;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.CourseEnding;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
class OwnCourseController {

  private final Courses courses;
  private final Handovers handovers;
  private final CourseClosures closures;
  private final CourseEndings endings;
  private final Sessions sessions;
  private final AllianceHistories histories;
  private final Repairs repairs;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final ReadReceipts receipts;
  private final TherapistReplies replies;
  private final ClientCards cards;
  private final AgendaItems agenda;
  private final ObjectProvider<CoursePrompts> questions;
  private final People people;
  private final Practices practices;
  private final PageContexts pages;
  private final Clock clock;

  OwnCourseController(Courses courses, Handovers handovers, CourseClosures closures, CourseEndings endings, Sessions sessions,
                   AllianceHistories histories, Repairs repairs, CheckIns checkIns, Unsaid unsaid,
                   ReadReceipts receipts, TherapistReplies replies, ClientCards cards, AgendaItems agenda, ObjectProvider<CoursePrompts> questions, People people,
                       Practices practices,
                   PageContexts pages, Clock clock) {
    this.courses = courses;
    this.handovers = handovers;
    this.closures = closures;
    this.endings = endings;
    this.sessions = sessions;
    this.histories = histories;
    this.repairs = repairs;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.receipts = receipts;
    this.replies = replies;
    this.cards = cards;
    this.agenda = agenda;
    this.questions = questions;
    this.people = people;
    this.practices = practices;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/course")
  @Transactional
  String own(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable CourseId of, HttpServletRequest request,
             Model model) {
    return show(viewer, of, OwnCourseView.Draft.empty(), request, model);
  }

  @PostMapping("/course/{course}/wishes")
  String bring(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam UUID key,
               @RequestParam(defaultValue = "") String wish, @RequestParam(required = false) @Nullable String shared,
               HttpServletRequest request, HttpServletResponse response, Model model) {
    own(viewer, course);
    try {
      agenda.add(viewer, key, course, wish, shared != null);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, course, new OwnCourseView.Draft(wish, shared != null, key.toString(), null, null,
          new FieldErrors().add(e, "wish")), request, model);
    }
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.wish-kept");
  }

  @PostMapping("/course/{course}/wishes/{wish}/putting-away")
  String putAway(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish) {
    own(viewer, course);
    agenda.putAway(viewer, wish);
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.wish-put-away");
  }

  @PostMapping("/course/{course}/wishes/{wish}/taking-up")
  String takeUp(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish) {
    own(viewer, course);
    agenda.restore(viewer, wish);
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.wish-taken-up");
  }

  @PostMapping("/course/{course}/wishes/{wish}/sharing")
  String share(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable UUID wish,
               @RequestParam(defaultValue = "false") boolean shared) {
    own(viewer, course);
    agenda.setShared(viewer, wish, shared);
    return PageContext.redirectWithNotice("/course?of=" + course, shared ? "preparation.wish-shared" : "preparation.wish-kept-again");
  }

  /** "There is something between us": begun by the client, and there before they meet. */
  @PostMapping("/course/{course}/words")
  String begin(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam RepairId key,
               @RequestParam(defaultValue = "") String words, HttpServletRequest request, HttpServletResponse response,
               Model model) {
    own(viewer, course);
    try {
      repairs.startAsClient(viewer, key, course, words);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, course, new OwnCourseView.Draft("", false, key.toString(), null, words,
          new FieldErrors().add(e, "words")), request, model);
    }
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.begun");
  }

  @PostMapping("/course/{course}/words/{repair}/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable RepairId repair) {
    own(viewer, course);
    repairs.withdraw(viewer, repair);
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.taken-back");
  }

  @PostMapping("/course/{course}/card")
  String card(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam int version,
              @RequestParam(defaultValue = "") String card, HttpServletRequest request, HttpServletResponse response,
              Model model) {
    own(viewer, course);
    try {
      cards.write(viewer, course, version, card);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return refused(viewer, course, card, new FieldErrors().add(e, "card"), request, model);
    } catch (Conflict e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return refused(viewer, course, card, new FieldErrors().add("card", e.key(), e.arguments()), request, model);
    }
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.card-kept");
  }

  private String refused(Viewer.Oneself viewer, CourseId course, String card, FieldErrors errors,
      HttpServletRequest request, Model model) {
    return show(viewer, course, new OwnCourseView.Draft("", false, null, card, null, errors), request, model);
  }

  private Course own(Viewer.Oneself viewer, CourseId course) {
    return courses.ofClient(viewer).stream().filter(c -> c.id().equals(course)).findFirst().orElseThrow(NotFound::new);
  }

  private String show(Viewer.Oneself viewer, @Nullable CourseId chosen, OwnCourseView.Draft typed,
      HttpServletRequest request, Model model) {
    List<Course> all = courses.ofClient(viewer);
    Course course = all.stream().filter(c -> chosen == null || c.id().equals(chosen)).findFirst().orElse(null);
    if (course == null) {
      if (chosen != null) {
        throw new NotFound();
      }
      return "preparation/no-course";
    }
    PageContext page = pages.of(request);
    ZoneId zone = practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone();
    List<ReadReceipt> read = receipts.of(viewer, course.id());
    List<Handover> proposed = handovers.all(viewer).stream().filter(Handover::isPending)
        .filter(h -> all.stream().anyMatch(c -> c.id().equals(h.course()))).toList();
    Map<PersonId, Person> names = people.byId(viewer, Stream.of(all.stream().map(Course::therapist),
        read.stream().map(ReadReceipt::reader), proposed.stream().map(Handover::next)).flatMap(s -> s).distinct().toList());
    AllianceHistory history = histories.of(viewer, course);
    Session last = history.lastHeldSession().orElse(null);
    CheckIn given = last == null ? null : history.clientCheckIns().get(last.id());
    Person keeper = names.get(course.therapist());
    CourseEnding ending = course.isOpen() ? endings.find(viewer, course.id()).orElse(null) : null;
    var status = new OwnCourseView.CourseStatus(history.next() == null ? null : history.next().plannedAt().atZone(zone), ending,
        ending == null ? null : sessions.find(viewer, ending.lastSession()).map(s -> s.plannedAt().atZone(zone)).orElse(null),
        closures.find(viewer, course.id()).orElse(null),
        proposed.stream().map(h -> new OwnCourseView.ProposedHandover(h.id(), name(names, h.next()))).toList(), questions(viewer, history));
    var checkIn = new OwnCourseView.CheckInSection(last, given,
        last == null ? ResponseStatus.NONE : checkIns.responseStatus(viewer, last.id()), last != null && course.isOpen(),
        readBy(read, last, given, course.therapist(), names, zone), last == null ? List.of() : said(replies.of(viewer, course.id()), last.id()),
        unsaid.ofClient(viewer, course.id()).stream()
            .filter(l -> l.audience() == Audience.TOGETHER && l.openedAt() == null).toList());
    var agendaSection = new OwnCourseView.AgendaSection(agenda.of(viewer, course.id(), viewer.person()),
        agenda.putAway(viewer, course.id()), cards.of(viewer, course.id(), viewer.person()));
    model.addAttribute("course", new OwnCourseView(course, keeper == null ? PersonName.of("") : keeper.personName(), status, checkIn, alliance(viewer, history, page, zone),
        agendaSection, typed, all.stream().filter(c -> !c.id().equals(course.id()))
            .map(c -> new OwnCourseView.OtherCourse(c, name(names, c.therapist()))).toList()));
    return "preparation/own-course";
  }

  private List<CoursePrompt> questions(Viewer.Oneself viewer, AllianceHistory history) {
    return questions.orderedStream().flatMap(asks -> asks.ofClient(viewer, history.course(), history.sessions()).stream()).toList();
  }

  private OwnCourseView.AllianceSection alliance(Viewer.Oneself viewer, AllianceHistory history, PageContext page, ZoneId zone) {
    return new OwnCourseView.AllianceSection(history, AllianceText.forClient(page, history, zone), history.currentSignal().orElse(null),
        history.repairs().stream().filter(Repair::isAwaitingAgreement)
            .map(r -> new OwnCourseView.RepairQuestion(r, number(history, r))).toList(),
        begun(viewer, history, page, zone),
        history.cameThrough().stream().map(r -> new OwnCourseView.AgreedRepair(number(history, r),
            page.date(Objects.requireNonNull(r.progress().agreedAt()).atZone(zone).toLocalDate()),
            r.canWithdrawAgreement(clock.instant()) ? r : null)).toList());
  }

  private static OwnCourseView.@Nullable FirstReading readBy(List<ReadReceipt> read, @Nullable Session last, @Nullable CheckIn given,
      PersonId therapist, Map<PersonId, Person> names, ZoneId zone) {
    if (last == null || given == null) {
      return null;
    }
    return read.stream().filter(r -> r.session().equals(last.id()) && !r.at().isBefore(given.provenance().submittedAt())).findFirst()
        .map(r -> new OwnCourseView.FirstReading(r.reader().equals(therapist) ? shortName(names, therapist) : name(names, r.reader()),
            r.at().atZone(zone))).orElse(null);
  }

  private static List<TherapistReply> said(List<TherapistReply> replies, SessionId session) {
    return replies.stream().filter(r -> r.session().equals(session)).toList();
  }

  private List<OwnCourseView.ClientStartedRepair> begun(Viewer.Oneself viewer, AllianceHistory history, PageContext page, ZoneId zone) {
    List<Repair> begun = history.openRepairs().stream().filter(r -> r.isStartedBy(viewer.person())).toList();
    Map<RepairId, Map<Chair, String>> said = begun.isEmpty() ? Map.of() : repairs.wordsByChair(viewer, history.course().id());
    return begun.stream().map(r -> new OwnCourseView.ClientStartedRepair(r, said.getOrDefault(r.id(), Map.of()).get(Chair.CLIENT),
        page.day(r.noted().at().atZone(zone).toLocalDate()))).toList();
  }

  private static @Nullable Integer number(AllianceHistory history, Repair repair) {
    return repair.occasion().session() == null ? null : history.findSession(repair.occasion().session()).map(Session::number).orElse(null);
  }

  /** As the page calls them, whose whole name it says at its top. */
  private static String shortName(Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "" : known.personName().shortForm();
  }

  private static String name(Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "" : known.name();
  }
}
