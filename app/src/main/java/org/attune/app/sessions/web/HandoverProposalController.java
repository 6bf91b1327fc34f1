package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing a next therapist: by the therapist, by the manager where the therapist is gone, by the one the client asked. */
@Controller
class HandoverProposalController {

  private final Handovers handovers;
  private final CourseParticipants participants;

  HandoverProposalController(Handovers handovers, CourseParticipants participants) {
    this.handovers = handovers;
    this.participants = participants;
  }

  @GetMapping("/courses/{course}/handover")
  String form(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    return form(viewer, own(viewer, course), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/handover")
  String propose(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String next, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    if (next.isEmpty()) {
      errors.add("next", "sessions.handover.choose-next");
    } else {
      try {
        Handover proposed = handovers.propose(viewer, new HandoverId(IdempotencyKeys.of(key)), course,
            new PersonId(IdempotencyKeys.of(next)));
        return proposed.nextCourse() == null ? PageContext.redirectWithNotice("/courses/" + course + "/handover", "sessions.handover-proposed")
            : PageContext.redirectWithNotice(participants.home(viewer, course), "sessions.handover-passed");
      } catch (InvalidInput e) {
        errors.add(e, "next");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, own(viewer, course), errors, model);
  }

  @PostMapping("/courses/{course}/handover/{id}/withdrawal")
  String withdraw(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable HandoverId id,
      @RequestParam int version) {
    own(viewer, course);
    handovers.withdraw(viewer, id, version);
    return PageContext.redirectWithNotice("/courses/" + course + "/handover", "sessions.handover-withdrawn");
  }

  private String form(Viewer.Member viewer, Course course, FieldErrors errors, Model model) {
    Handover waiting = handovers.of(viewer, course.id()).stream().filter(Handover::isPending).findFirst().orElse(null);
    model.addAttribute("handover", new HandoverProposalView(course.id().toString(), participants.name(viewer, course.client()),
        participants.name(viewer, course.therapist()).shortForm(), handovers.candidates(viewer, course.id()), waiting,
        waiting == null ? null : participants.name(viewer, waiting.next()).full(),
        participants.home(viewer, course.id()), participants.hasNoSignIn(viewer, course.client())));
    model.addAttribute("errors", errors);
    return "sessions/handover-proposal";
  }

  private Course own(Viewer.Member viewer, CourseId course) {
    return handovers.findProposable(viewer, course).orElseThrow(NotFound::new);
  }
}
