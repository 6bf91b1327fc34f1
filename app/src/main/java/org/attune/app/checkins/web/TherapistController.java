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
import org.attune.app.checkins.Readings;
import org.attune.app.checkins.Replies;
import org.attune.app.checkins.Reply;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
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
class TherapistController {

  private static final int LONGEST_REPLY = 10_000;

  private final CheckIns checkIns;
  private final CheckInLinks checkInLinks;
  private final Readings readings;
  private final Replies replies;
  private final Links links;
  private final Sessions sessions;
  private final Courses courses;
  private final Practices practices;
  private final People people;
  private final PublicUrl url;

  TherapistController(CheckIns checkIns, CheckInLinks checkInLinks, Readings readings, Replies replies, Links links,
      Sessions sessions, Courses courses, Practices practices, People people, PublicUrl url) {
    this.checkIns = checkIns;
    this.checkInLinks = checkInLinks;
    this.readings = readings;
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
    Room room = room(viewer, session);
    if (!room.session().isHeld()) {
      throw new NotFound();
    }
    return rating(viewer, room, null, new FieldErrors(), model);
  }

  @PostMapping("/rating")
  String rate(Viewer.Member viewer, @PathVariable SessionId session, @ModelAttribute CheckInForm form,
      HttpServletResponse response, Model model) {
    Room room = room(viewer, session);
    FieldErrors errors = form.check();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return rating(viewer, room, form, errors, model);
    }
    checkIns.rate(viewer, form.id(), session, form.lines());
    return Page.done(room.address(), "checkins.rated");
  }

  /** Shows nothing of what the client said. */
  private String rating(Viewer.Member viewer, Room room, @Nullable CheckInForm typed, FieldErrors errors, Model model) {
    Optional<CheckIn> before = checkIns.of(viewer, room.session().id()).stream()
        .filter(c -> c.chair() == Chair.THERAPIST).findFirst();
    boolean saw = readings.of(viewer, room.course().id()).stream()
        .anyMatch(r -> r.session().equals(room.session().id()) && r.reader().equals(viewer.person()));
    CheckInForm form = typed != null ? typed : before.map(CheckInForm::of).orElse(CheckInForm.blank());
    model.addAttribute("rating", new RatingPage("/sessions/" + room.session().id() + "/rating", room.address(),
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
    Room room = room(viewer, session);
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
    return Page.done("/sessions/" + session + "/reply", "checkins.replied");
  }

  private String reply(Viewer.Member viewer, Room room, @Nullable String key, String typed, FieldErrors errors,
      Model model) {
    SessionId session = room.session().id();
    CheckIn said = checkIns.of(viewer, session).stream().filter(c -> c.chair() == Chair.CLIENT).findFirst().orElse(null);
    readings.record(viewer, session);
    var written = replies.of(viewer, room.course().id()).stream().filter(r -> r.session().equals(session)).toList();
    Map<PersonId, Person> authors = people.byId(viewer, written.stream().map(Reply::author).distinct().toList());
    model.addAttribute("reply", new ReplyPage("/sessions/" + session + "/reply", room.address(), room.client(),
        room.session().plannedAt().atZone(room.zone()), said, checkIns.answer(viewer, session),
        written.stream().map(r -> new ReplyPage.Line(
            r.author().equals(viewer.person()) ? null : Optional.ofNullable(authors.get(r.author())).map(Person::name).orElse(""),
            r.words(), r.writtenAt().atZone(room.zone()),
            r.readAt() == null ? null : r.readAt().atZone(room.zone()))).toList(),
        key, typed, errors));
    return "checkins/reply";
  }

  @GetMapping("/qr")
  String code(Viewer.Member viewer, @PathVariable SessionId session, Model model) {
    Room room = room(viewer, session);
    boolean canShow = room.session().state() == Session.State.PLANNED ? checkIns.canBegin(viewer, session)
        : checkInLinks.of(viewer, session).isPresent();
    model.addAttribute("qr", qr(room, canShow, null));
    return "checkins/qr";
  }

  /** A secret of its own each time: it is in the picture, and stored nowhere. */
  @PostMapping("/qr")
  String showCode(Viewer.Member viewer, @PathVariable SessionId session, HttpServletResponse response, Model model) {
    Room room = room(viewer, session);
    if (checkIns.canBegin(viewer, session)) {
      sessions.markHeld(viewer, session, room.session().version());
    }
    Optional<LinkId> link = checkInLinks.of(viewer, session);
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("qr", qr(room, link.isPresent(), link.map(l -> url.to(links.issueSecret(viewer, l))).orElse(null)));
    return "checkins/qr";
  }

  private QrPage qr(Room room, boolean canShow, @Nullable String address) {
    return new QrPage("/sessions/" + room.session().id() + "/qr", room.address(), room.client(), canShow,
        room.session().state() == Session.State.PLANNED, address == null ? null : QrCode.of(address), address);
  }

  private Room room(Viewer.Member viewer, SessionId id) {
    Session session = sessions.find(viewer, id).orElseThrow(NotFound::new);
    Course course = courses.find(viewer, session.course()).orElseThrow(NotFound::new);
    if (courses.ofTherapist(viewer).stream().noneMatch(c -> c.id().equals(course.id()))) {
      throw new NotFound();
    }
    String client = people.find(viewer, course.client()).map(Person::name).orElseThrow(NotFound::new);
    ZoneId zone = practices.find(viewer, session.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    return new Room(session, course, client, zone);
  }

  private record Room(Session session, Course course, String client, ZoneId zone) {
    String address() {
      return "/courses/" + course.id();
    }
  }
}
