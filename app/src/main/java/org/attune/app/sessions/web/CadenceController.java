package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How often two people meet; and beginning again after a course has ended. */
@Controller
class CadenceController {

  private final Courses courses;
  private final CourseParticipants participants;

  CadenceController(Courses courses, CourseParticipants participants) {
    this.courses = courses;
    this.participants = participants;
  }

  @GetMapping("/courses/{course}/cadence")
  String form(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    Course of = own(viewer, course, true);
    Cadence cadence = of.cadence();
    return show(viewer, of, new CadenceForm(null, String.valueOf(of.version()),
        cadence == null ? "0" : String.valueOf(cadence.everyDays()), cadence == null ? "" : cadence.from().toString(),
        cadence == null ? "" : cadence.at().toString(), SessionsController.minutes(of.length())),
        new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/cadence")
  String follow(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute CadenceForm form,
      HttpServletResponse response, Model model) {
    Course of = own(viewer, course, true);
    var errors = new FieldErrors();
    CadenceInput plan = plan(form, errors);
    if (plan == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, of, form, errors, model);
    }
    Integer version = FormInput.number(form.version());
    courses.changeCadence(viewer, course, version == null ? -1 : version, plan.cadence(), plan.length());
    return PageContext.redirectWithNotice("/courses/" + course + "/sessions", "sessions.cadence");
  }

  @GetMapping("/courses/{course}/again")
  String againForm(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    Course of = own(viewer, course, false);
    return show(viewer, of, new CadenceForm(null, null, "7", null, null, SessionsController.minutes(of.length())),
        new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/again")
  String again(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute CadenceForm form,
      HttpServletResponse response, Model model) {
    Course of = own(viewer, course, false);
    var errors = new FieldErrors();
    CadenceInput plan = plan(form, errors);
    if (plan == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, of, form, errors, model);
    }
    CourseId next = courses.openFollowUp(viewer, new CourseId(IdempotencyKeys.of(form.key())), course, plan.cadence(), plan.length());
    return PageContext.redirectWithNotice("/courses/" + next + "/sessions", "sessions.opened");
  }

  private String show(Viewer.Member viewer, Course course, CadenceForm form, FieldErrors errors, Model model) {
    model.addAttribute("other", participants.name(viewer, course.client()));
    model.addAttribute("course", course);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "sessions/cadence";
  }

  private Course own(Viewer.Member viewer, CourseId course, boolean open) {
    return courses.findForClinician(viewer, course).filter(c -> c.therapist().equals(viewer.person()) && c.isOpen() == open)
        .orElseThrow(NotFound::new);
  }

  private record CadenceInput(@Nullable Cadence cadence, Duration length) {}

  private static @Nullable CadenceInput plan(CadenceForm form, FieldErrors errors) {
    Duration length = errors.need("minutes", SessionForm.length(form.minutes()), "sessions.length-out-of-range");
    Integer every = FormInput.number(form.every());
    if (every == null || every < 0 || every > 366) {
      errors.add("every", "sessions.cadence-out-of-range");
    }
    if (every != null && every == 0) {
      return length == null ? null : new CadenceInput(null, length);
    }
    LocalDate day = errors.need("day", FormInput.day(form.day()), "sessions.day-missing");
    LocalTime time = errors.need("time", FormInput.time(form.time()), "sessions.time-missing");
    return !errors.isEmpty() || every == null || day == null || time == null || length == null ? null
        : new CadenceInput(new Cadence(day, every, time), length);
  }
}
