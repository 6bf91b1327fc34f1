package org.attune.app.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.InstrumentId;
import org.attune.app.measures.Instruments;
import org.attune.app.measures.MeasureAssignmentId;
import org.attune.app.measures.MeasureAssignments;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.measures.MeasureSchedule;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A therapist chooses what a client is asked; how much that is comes first. */
@Controller
@RequestMapping("/courses/{course}/measures")
class MeasureAssignmentController {

  private final MeasureAssignments assignments;
  private final MeasureResponses responses;
  private final Instruments instruments;
  private final MeasuredCourses courses;
  private final AccessLog looks;

  MeasureAssignmentController(MeasureAssignments assignments, MeasureResponses responses, Instruments instruments, MeasuredCourses courses,
      AccessLog looks) {
    this.assignments = assignments;
    this.responses = responses;
    this.instruments = instruments;
    this.courses = courses;
    this.looks = looks;
  }

  @GetMapping
  String show(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    MeasuredCourse of = courses.find(viewer, course);
    looks.record(viewer, course, AccessedRecord.SCORES);
    return show(viewer, of, AssignmentForm.blank(), new FieldErrors(), model);
  }

  @PostMapping
  String assign(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute AssignmentForm form, HttpServletResponse response,
      Model model) {
    MeasuredCourse of = courses.findOwn(viewer, course);
    var errors = new FieldErrors();
    InstrumentId instrument = form.instrumentId(errors);
    MeasureSchedule schedule = form.schedule(errors);
    if (instrument != null && schedule != null) {
      try {
        assignments.assign(viewer, new MeasureAssignmentId(IdempotencyKeys.of(form.key())), course, instrument, schedule, form.mayBeLong());
        return PageContext.redirectWithNotice(of.address(), "measures.assigned");
      } catch (InvalidInput e) {
        errors.add(e, "instrument");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, of, form, errors, model);
  }

  @PostMapping("/{assignment}/end")
  String end(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable MeasureAssignmentId assignment) {
    assignments.end(viewer, course, assignment);
    return PageContext.redirectWithNotice("/courses/" + course + "/measures", "measures.ended");
  }

  private String show(Viewer.Member viewer, MeasuredCourse of, AssignmentForm form, FieldErrors errors, Model model) {
    CourseId course = of.course().id();
    model.addAttribute("measures", new AssignmentsView(of, of.course().isOpen() && of.course().therapist().equals(viewer.person()),
        assignments.of(viewer, course), assignments.burden(viewer, course), instruments.newest(viewer), responses.sentOf(viewer, course),
        form, errors));
    return "measures/assignments";
  }
}
