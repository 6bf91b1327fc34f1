package org.attune.app.checkins.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.TherapistReply;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.QrCode;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A session from the therapist's chair: their own rating, a line to the client, a code for the room. */
@Controller
@RequestMapping("/sessions/{session}")
class TherapistCheckInController {

  private static final int LONGEST_REPLY = 10_000;

  private final CheckIns checkIns;
  private final CheckInLinks checkInLinks;
  private final ReadReceipts receipts;
  private final TherapistReplies replies;
  private final AccessLinks links;
  private final Sessions sessions;
  private final Courses courses;
  private final Practices practices;
  private final People people;
  private final PublicUrl url;

  TherapistCheckInController(CheckIns checkIns, CheckInLinks checkInLinks, ReadReceipts receipts, TherapistReplies replies,
      AccessLinks links,
      Sessions sessions, Courses courses, Practices practices, People people, PublicUrl url) {
    this.checkIns = checkIns;
    this.checkInLinks = checkInLinks;
    this.receipts = receipts;
    this.replies = replies;
    this.links = links;
    this.sessions = sessions;
    this.courses = courses;
    this.practices = practices;
    this.people = people;
    this.url = url;
  }

  @GetMapping("/rating")
  String rating(Viewer.Member viewer, @PathVariable SessionId session, Model model) {
    SessionContext room = room(viewer, session);
    if (!room.session().isHeld()) {
      throw new NotFound();
    }
    return rating(viewer, room, null, new FieldErrors(), model);
  }

  @PostMapping("/rating")
  String rate(Viewer.Member viewer, @PathVariable SessionId session, @ModelAttribute CheckInForm form,
      HttpServletResponse response, Model model) {
    SessionContext room = room(viewer, session);
    FieldErrors errors = form.validate();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return rating(viewer, room, form, errors, model);
    }
    checkIns.rate(viewer, form.id(), session, form.ratings());
    return PageContext.redirectWithNotice(room.address(), "checkins.rated");
  }

  /** Shows nothing of what the client said. */
  private String rating(Viewer.Member viewer, SessionContext room, @Nullable CheckInForm typed, FieldErrors errors, Model model) {
    Optional<CheckIn> before = checkIns.ofSession(viewer, room.session().id()).stream()
        .filter(c -> c.chair() == Chair.THERAPIST).findFirst();
    boolean saw = receipts.of(viewer, room.course().id()).stream()
        .anyMatch(r -> r.session().equals(room.session().id()) && r.reader().equals(viewer.person()));
    CheckInForm form = typed != null ? typed : before.map(CheckInForm::of).orElse(CheckInForm.blank());
    model.addAttribute("rating", new TherapistRatingView("/sessions/" + room.session().id() + "/rating", room.address(),
        room.client(), room.session().plannedAt().atZone(room.zone()), form, errors, before.isPresent(), saw));
    return "checkins/rating";
  }

  @GetMapping("/reply")
  String reply(Viewer.Member viewer, @PathVariable SessionId session, Model model) {
    return reply(viewer, room(viewer, session), null, "", new FieldErrors(), model);
  }

  @PostMapping("/reply")
  String addReply(Viewer.Member viewer, @PathVariable SessionId session, @RequestParam UUID key,
      @RequestParam(defaultValue = "") String line, HttpServletResponse response, Model model) {
    SessionContext room = room(viewer, session);
    String words = FormInput.text(line);
    var errors = new FieldErrors();
    if (words.isEmpty()) {
      errors.add("line", "checkins.reply.missing");
    } else if (words.length() > LONGEST_REPLY) {
      errors.add("line", "checkins.reply.too-long", words.length(), LONGEST_REPLY);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return reply(viewer, room, key.toString(), line, errors, model);
    }
    replies.add(viewer, key, session, words);
    return PageContext.redirectWithNotice("/sessions/" + session + "/reply", "checkins.replied");
  }

  private String reply(Viewer.Member viewer, SessionContext room, @Nullable String key, String typed, FieldErrors errors,
      Model model) {
    SessionId session = room.session().id();
    CheckIn said = checkIns.ofSession(viewer, session).stream().filter(c -> c.chair() == Chair.CLIENT).findFirst().orElse(null);
    receipts.record(viewer, session);
    var written = replies.of(viewer, room.course().id()).stream().filter(r -> r.session().equals(session)).toList();
    Map<PersonId, Person> authors = people.byId(viewer, written.stream().map(TherapistReply::author).distinct().toList());
    model.addAttribute("reply", new ReplyView("/sessions/" + session + "/reply", room.address(), room.client(),
        room.session().plannedAt().atZone(room.zone()), said, checkIns.responseStatus(viewer, session),
        written.stream().map(r -> new ReplyView.SentReply(
            r.author().equals(viewer.person()) ? null : Optional.ofNullable(authors.get(r.author())).map(Person::shortName).orElse(""),
            r.words(), r.writtenAt().atZone(room.zone()),
            r.readAt() == null ? null : r.readAt().atZone(room.zone()))).toList(),
        new ReplyView.Input(key, typed, errors)));
    return "checkins/reply";
  }

  @GetMapping("/qr")
  String code(Viewer.Member viewer, @PathVariable SessionId session, Model model) {
    SessionContext room = room(viewer, session);
    boolean canShow = room.session().state() == Session.State.PLANNED ? checkIns.canAskDuringSession(viewer, session)
        : checkInLinks.of(viewer, session).isPresent();
    model.addAttribute("qr", qr(room, canShow, null));
    return "checkins/qr-code";
  }

  /** A secret of its own each time: it is in the picture, and stored nowhere. */
  @PostMapping("/qr")
  String showCode(Viewer.Member viewer, @PathVariable SessionId session, HttpServletResponse response, Model model) {
    SessionContext room = room(viewer, session);
    if (checkIns.canAskDuringSession(viewer, session)) {
      sessions.markHeld(viewer, session, room.session().version());
    }
    Optional<AccessLinkId> link = checkInLinks.of(viewer, session);
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("qr", qr(room, link.isPresent(), link.map(l -> url.urlFor(links.issueSecret(viewer, l))).orElse(null)));
    return "checkins/qr-code";
  }

  private QrCodeView qr(SessionContext room, boolean canShow, @Nullable String address) {
    return new QrCodeView("/sessions/" + room.session().id() + "/qr", room.address(), room.client().shortForm(), canShow,
        room.session().state() == Session.State.PLANNED, address == null ? null : QrCode.of(address), address);
  }

  private SessionContext room(Viewer.Member viewer, SessionId id) {
    Session session = sessions.find(viewer, id).orElseThrow(NotFound::new);
    Course course = courses.find(viewer, session.course()).orElseThrow(NotFound::new);
    if (courses.ofTherapist(viewer).stream().noneMatch(c -> c.id().equals(course.id()))) {
      throw new NotFound();
    }
    PersonName client = people.find(viewer, course.client()).map(Person::personName).orElseThrow(NotFound::new);
    ZoneId zone = practices.find(viewer, session.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    return new SessionContext(session, course, client, zone);
  }

  private record SessionContext(Session session, Course course, PersonName client, ZoneId zone) {
    String address() {
      return "/courses/" + course.id();
    }
  }
}
