package org.attune.app.sessions.web;

import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** "I can't come": asked once more, since only the therapist can put it back. */
@Controller
class CallOffSessionController {

  private final Sessions sessions;
  private final Courses courses;
  private final CourseParticipants participants;

  CallOffSessionController(Sessions sessions, Courses courses, CourseParticipants participants) {
    this.sessions = sessions;
    this.courses = courses;
    this.participants = participants;
  }

  @GetMapping("/course/sessions/{id}/calling-off")
  String ask(Viewer.Oneself viewer, @PathVariable SessionId id, Model model) {
    Session session = sessions.findOwnPlanned(viewer, id);
    Course course = courses.find(viewer, session.course()).orElseThrow(NotFound::new);
    model.addAttribute("session", id.toString());
    model.addAttribute("at", session.plannedAt().atZone(participants.zone(viewer, course)));
    model.addAttribute("therapist", participants.name(viewer, course.therapist()).shortForm());
    model.addAttribute("off", session.isCancelledOrMissed());
    return "sessions/calling-off";
  }

  @PostMapping("/course/sessions/{id}/calling-off")
  String callOff(Viewer.Oneself viewer, @PathVariable SessionId id) {
    sessions.callOff(viewer, id);
    return PageContext.redirectWithNotice("/course/sessions", "sessions.called-off");
  }
}
