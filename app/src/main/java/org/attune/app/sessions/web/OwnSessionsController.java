package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A client's own sessions, over all their courses. */
@Controller
class OwnSessionsController {

  private final Courses courses;
  private final SessionsViewAssembler pages;

  OwnSessionsController(Courses courses, SessionsViewAssembler pages) {
    this.courses = courses;
    this.pages = pages;
  }

  @GetMapping("/course/sessions")
  String list(Viewer.Oneself viewer, Model model) {
    List<Course> own = courses.ofClient(viewer);
    if (own.isEmpty()) {
      throw new NotFound();
    }
    model.addAttribute("courses", own.stream().map(course -> pages.of(viewer, course, SessionsView.ViewerRole.CLIENT)).toList());
    return "sessions/own-sessions";
  }
}
