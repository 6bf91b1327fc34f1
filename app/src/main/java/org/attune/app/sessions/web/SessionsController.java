package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A course's sessions, for who keeps it: the therapist, or who covers. */
@Controller
class SessionsController {

  private final Courses courses;
  private final Sessions sessions;
  private final SessionsViewAssembler pages;
  private final CourseParticipants participants;
  private final AccessLog looks;

  SessionsController(Courses courses, Sessions sessions, SessionsViewAssembler pages, CourseParticipants participants, AccessLog looks) {
    this.courses = courses;
    this.sessions = sessions;
    this.pages = pages;
    this.participants = participants;
    this.looks = looks;
  }

  @GetMapping("/courses/{course}/sessions")
  String list(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    Course of = kept(viewer, course);
    looks.record(viewer, course, AccessedRecord.SESSIONS);
    model.addAttribute("sessions", pages.of(viewer, of,
        of.therapist().equals(viewer.person()) ? SessionsView.ViewerRole.THERAPIST : SessionsView.ViewerRole.COVERING_CLINICIAN));
    return "sessions/session-list";
  }

  @GetMapping("/courses/{course}/sessions/new")
  String planForm(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    Course of = kept(viewer, course);
    return form(viewer, of, "", new SessionForm(null, null, null, null, minutes(of.length())), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/sessions")
  String plan(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute SessionForm form,
      HttpServletResponse response, Model model) {
    Course of = kept(viewer, course);
    var errors = new FieldErrors();
    TimeInput when = when(form, participants.zone(viewer, of), errors);
    if (when != null) {
      try {
        sessions.plan(viewer, new SessionId(IdempotencyKeys.of(form.key())), course, when.at(), when.length());
        return PageContext.redirectWithNotice("/courses/" + course + "/sessions", "sessions.planned");
      } catch (InvalidInput e) {
        errors.add(e, "day");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, of, "", form, errors, model);
  }

  @GetMapping("/sessions/{id}/time")
  String moveForm(Viewer.Member viewer, @PathVariable SessionId id, Model model) {
    Session session = sessions.find(viewer, id).orElseThrow(NotFound::new);
    Course of = kept(viewer, session.course());
    var at = session.plannedAt().atZone(participants.zone(viewer, of));
    return form(viewer, of, id.toString(), new SessionForm(null, String.valueOf(session.version()),
        at.toLocalDate().toString(), at.toLocalTime().toString(), minutes(session.length())), new FieldErrors(), model);
  }

  @PostMapping("/sessions/{id}/time")
  String move(Viewer.Member viewer, @PathVariable SessionId id, @ModelAttribute SessionForm form,
      HttpServletResponse response, Model model) {
    Session session = sessions.find(viewer, id).orElseThrow(NotFound::new);
    Course of = kept(viewer, session.course());
    var errors = new FieldErrors();
    TimeInput when = when(form, participants.zone(viewer, of), errors);
    if (when != null) {
      try {
        Integer version = FormInput.number(form.version());
        sessions.move(viewer, id, version == null ? -1 : version, when.at(), when.length());
        return PageContext.redirectWithNotice("/courses/" + of.id() + "/sessions", "sessions.moved");
      } catch (InvalidInput e) {
        errors.add(e, "day");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, of, id.toString(), form, errors, model);
  }

  @PostMapping("/sessions/{id}/cancellation")
  String cancel(Viewer.Member viewer, @PathVariable SessionId id, @RequestParam int version) {
    sessions.cancel(viewer, id, version);
    return done(viewer, id, "sessions.cancelled");
  }

  @PostMapping("/sessions/{id}/miss")
  String markMissed(Viewer.Member viewer, @PathVariable SessionId id, @RequestParam int version) {
    sessions.markMissed(viewer, id, version);
    return done(viewer, id, "sessions.marked");
  }

  @PostMapping("/sessions/{id}/holding")
  String markHeld(Viewer.Member viewer, @PathVariable SessionId id, @RequestParam int version) {
    sessions.markHeld(viewer, id, version);
    return done(viewer, id, "sessions.marked");
  }

  @PostMapping("/sessions/{id}/restoration")
  String restore(Viewer.Member viewer, @PathVariable SessionId id, @RequestParam int version) {
    sessions.restore(viewer, id, version);
    return done(viewer, id, "sessions.restored");
  }

  private String done(Viewer.Member viewer, SessionId id, String message) {
    Session session = sessions.find(viewer, id).orElseThrow(NotFound::new);
    return PageContext.redirectWithNotice("/courses/" + session.course() + "/sessions", message);
  }

  private Course kept(Viewer.Member viewer, CourseId course) {
    return courses.findForClinician(viewer, course).orElseThrow(NotFound::new);
  }

  private String form(Viewer.Member viewer, Course course, String session, SessionForm form, FieldErrors errors,
      Model model) {
    model.addAttribute("other", participants.name(viewer, course.client()));
    model.addAttribute("course", course.id().toString());
    model.addAttribute("session", session);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "sessions/form";
  }

  private record TimeInput(Instant at, Duration length) {}

  private static @org.jspecify.annotations.Nullable TimeInput when(SessionForm form, ZoneId zone, FieldErrors errors) {
    LocalDate day = errors.need("day", FormInput.day(form.day()), "sessions.day-missing");
    LocalTime time = errors.need("time", FormInput.time(form.time()), "sessions.time-missing");
    Duration length = errors.need("minutes", SessionForm.length(form.minutes()), "sessions.length-out-of-range");
    return day == null || time == null || length == null ? null
        : new TimeInput(day.atTime(time).atZone(zone).toInstant(), length);
  }

  static String minutes(Duration length) {
    return String.valueOf(length.toMinutes());
  }
}
