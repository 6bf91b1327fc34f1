package org.attune.app.sessions.web;

import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
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
class CallOffController {

  private final Sessions sessions;
  private final Courses courses;
  private final Seats seats;

  CallOffController(Sessions sessions, Courses courses, Seats seats) {
    this.sessions = sessions;
    this.courses = courses;
    this.seats = seats;
  }

  @GetMapping("/course/sessions/{id}/calling-off")
  String ask(Viewer.Oneself viewer, @PathVariable SessionId id, Model model) {
    Session session = sessions.ownPlanned(viewer, id);
    Course course = courses.find(viewer, session.course()).orElseThrow(NotFound::new);
    model.addAttribute("session", id.toString());
    model.addAttribute("at", session.plannedAt().atZone(seats.zone(viewer, course)));
    model.addAttribute("therapist", seats.name(viewer, course.therapist()));
    model.addAttribute("off", session.isOff());
    return "sessions/calling-off";
  }

  @PostMapping("/course/sessions/{id}/calling-off")
  String callOff(Viewer.Oneself viewer, @PathVariable SessionId id) {
    sessions.callOff(viewer, id);
    return Page.done("/course/sessions", "sessions.called-off");
  }
}
