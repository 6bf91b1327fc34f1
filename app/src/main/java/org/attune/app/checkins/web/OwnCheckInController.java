package org.attune.app.checkins.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The check-in of a client who is signed in: they also see what they said, who read it, and what came back. */
@Controller
@RequestMapping("/sessions/{session}/check-in")
class OwnCheckInController {

  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final ReadReceipts receipts;
  private final TherapistReplies replies;
  private final Courses courses;
  private final Sessions sessions;
  private final ObjectProvider<CoursePrompts> questions;
  private final People people;
  private final ReaderNotices readers;

  OwnCheckInController(CheckIns checkIns, Unsaid unsaid, ReadReceipts receipts, TherapistReplies replies, Courses courses,
      Sessions sessions, ObjectProvider<CoursePrompts> questions, People people, ReaderNotices readers) {
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.receipts = receipts;
    this.replies = replies;
    this.courses = courses;
    this.sessions = sessions;
    this.questions = questions;
    this.people = people;
    this.readers = readers;
  }

  @GetMapping
  String show(Viewer.Oneself viewer, @PathVariable SessionId session, Model model) {
    return show(viewer, session, null, new FieldErrors(), model);
  }

  @PostMapping
  String submit(Viewer.Oneself viewer, @PathVariable SessionId session, @ModelAttribute CheckInForm form,
      HttpServletResponse response, Model model) {
    FieldErrors errors = form.validate();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, session, form, errors, model);
    }
    checkIns.submit(viewer, form.id(), session, form.ratings(), form.unsaidForm());
    return "redirect:" + address(session);
  }

  @PostMapping("/declined")
  String decline(Viewer.Oneself viewer, @PathVariable SessionId session, @RequestParam String reason) {
    checkIns.decline(viewer, session, DeclineReason.of(reason));
    return "redirect:" + address(session);
  }

  private String show(Viewer.Oneself viewer, SessionId id, @Nullable CheckInForm typed, FieldErrors errors,
      Model model) {
    Session session = sessions.findOwn(viewer, id);
    CheckIn given = checkIns.ofSession(viewer, id).stream().findFirst().orElse(null);
    ResponseStatus answer = given != null ? ResponseStatus.GIVEN : checkIns.responseStatus(viewer, id);
    if (!session.isHeld() && answer == ResponseStatus.NONE) {
      throw new NotFound();
    }
    ReaderNotice who = readers.of(viewer, session.course());
    CheckInForm form = typed != null ? typed : given != null ? CheckInForm.of(given) : CheckInForm.blank();
    var reads = receipts.of(viewer, session.course()).stream().filter(r -> r.session().equals(id)).toList();
    var answers = replies.of(viewer, session.course()).stream().filter(r -> r.session().equals(id)).toList();
    Map<PersonId, Person> known = people.byId(viewer,
        Stream.concat(reads.stream().map(ReadReceipt::reader), answers.stream().map(TherapistReply::author))
            .distinct().toList());
    model.addAttribute("own", new OwnCheckInView(
        new CheckInView(address(id), session.plannedAt().atZone(who.zone()), who, answer, given != null,
            null, new CheckInView.Input(form, errors, "check-in-" + id)),
        given, checkIns.isOpen(viewer, id),
        reads.stream().filter(r -> given == null || !r.at().isBefore(given.provenance().submittedAt())).findFirst()
            .map(r -> new OwnCheckInView.FirstReading(name(known, r.reader()), r.at().atZone(who.zone()))).orElse(null),
        answers.stream().map(r -> new OwnCheckInView.ReplyLine(r.id(), name(known, r.author()), r.words(),
            r.writtenAt().atZone(who.zone()), r.readAt() != null))
            .toList(),
        unsaid.ofClient(viewer, session.course()).stream().filter(l -> l.session().equals(id)).toList(),
        given == null ? List.of() : questions(viewer, session.course())));
    return "checkins/own-check-in";
  }

  /** What else a client is asked, once they have said how it was. */
  private List<CoursePrompt> questions(Viewer.Oneself viewer, CourseId id) {
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    List<Session> all = sessions.of(viewer, id);
    return questions.orderedStream().flatMap(asks -> asks.ofClient(viewer, course, all).stream()).toList();
  }

  private static String name(Map<PersonId, Person> known, PersonId id) {
    Person person = known.get(id);
    return person == null ? "" : person.shortName();
  }

  static String address(SessionId session) {
    return "/sessions/" + session + "/check-in";
  }
}
