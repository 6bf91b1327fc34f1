package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Closing a course without its client, and reopening it: by its therapist, or by a manager. */
@Controller
class CourseClosureController {

  private final CourseClosures closures;
  private final CourseParticipants participants;

  CourseClosureController(CourseClosures closures, CourseParticipants participants) {
    this.closures = closures;
    this.participants = participants;
  }

  @GetMapping("/courses/{course}/closing")
  String form(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    return form(viewer, closable(viewer, course), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/closing")
  String close(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam int version,
      @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
    Optional<CourseClosure.Reason> given = reason(reason);
    if (given.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(viewer, closable(viewer, course), new FieldErrors().add("reason", "sessions.closing.choose"), model);
    }
    closures.close(viewer, course, version, given.get());
    return PageContext.redirectWithNotice(participants.home(viewer, course), "sessions.closed");
  }

  @PostMapping("/courses/{course}/reopening")
  String reopen(Viewer.Member viewer, @PathVariable CourseId course) {
    closures.reopen(viewer, course);
    return PageContext.redirectWithNotice(participants.home(viewer, course), "sessions.reopened");
  }

  static Optional<CourseClosure.Reason> reason(String code) {
    return Arrays.stream(CourseClosure.Reason.values()).filter(r -> r.code().equals(code)).findFirst();
  }

  private String form(Viewer.Member viewer, Course course, FieldErrors errors, Model model) {
    if (!course.isOpen()) {
      return "redirect:" + participants.home(viewer, course.id());
    }
    model.addAttribute("closing", new CourseClosureView(course, participants.name(viewer, course.client()),
        participants.home(viewer, course.id()), participants.hasNoSignIn(viewer, course.client())));
    model.addAttribute("errors", errors);
    return "sessions/course-closure";
  }

  private Course closable(Viewer.Member viewer, CourseId course) {
    return closures.closable(viewer, course).orElseThrow(NotFound::new);
  }
}
