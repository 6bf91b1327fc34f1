package org.attune.app.sessions.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.RequestedTransfers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client decides on a next therapist, and on what that one may see. */
@Controller
class HandoverConsentController {

  private final Handovers handovers;
  private final Courses courses;
  private final CourseParticipants participants;
  private final ObjectProvider<RequestedTransfers> requested;

  HandoverConsentController(Handovers handovers, Courses courses, CourseParticipants participants, ObjectProvider<RequestedTransfers> requested) {
    this.handovers = handovers;
    this.courses = courses;
    this.participants = participants;
    this.requested = requested;
  }

  @GetMapping("/course/handovers/{id}")
  String show(Viewer.Oneself viewer, @PathVariable HandoverId id, Model model) {
    Handover handover = own(viewer, id);
    Course course = courses.find(viewer, handover.course()).orElseThrow(NotFound::new);
    CourseId next = handover.nextCourse();
    List<String> passedOn = next == null ? List.of()
        : handovers.handedOverTo(viewer, next).map(p -> p.rights().stream().map(Right::code).toList()).orElse(List.of());
    model.addAttribute("handover", new HandoverConsentView(handover, participants.name(viewer, course.therapist()).shortForm(),
        participants.name(viewer, handover.next()).full(), passedOn, handover.isPending() ? requested(viewer, course) : Set.of()));
    return "sessions/handover-consent";
  }

  @PostMapping("/course/handovers/{id}/acceptance")
  String accept(Viewer.Oneself viewer, @PathVariable HandoverId id, @RequestParam int version,
      @RequestParam(defaultValue = "") List<String> passOn) {
    if (own(viewer, id).isPending()) {
      var rights = EnumSet.noneOf(Right.class);
      Handovers.TRANSFERABLE_RIGHTS.stream().filter(r -> passOn.contains(r.code())).forEach(rights::add);
      handovers.accept(viewer, id, version, rights);
    }
    return PageContext.redirectWithNotice("/course/handovers/" + id, "sessions.handover-accepted");
  }

  @PostMapping("/course/handovers/{id}/refusal")
  String decline(Viewer.Oneself viewer, @PathVariable HandoverId id, @RequestParam int version) {
    if (own(viewer, id).isPending()) {
      handovers.decline(viewer, id, version);
    }
    return PageContext.redirectWithNotice("/course/sessions", "sessions.handover-declined");
  }

  @PostMapping("/course/handovers/{id}/{right}/withdrawal")
  String takeBack(Viewer.Oneself viewer, @PathVariable HandoverId id, @PathVariable String right) {
    own(viewer, id);
    Right passedOn = Arrays.stream(Right.values())
        .filter(r -> Handovers.TRANSFERABLE_RIGHTS.contains(r) && r.code().equals(right.toLowerCase(Locale.ROOT)))
        .findFirst().orElseThrow(NotFound::new);
    handovers.revoke(viewer, id, passedOn);
    return PageContext.redirectWithNotice("/course/handovers/" + id, "sessions.handover-taken-back");
  }

  private Set<String> requested(Viewer.Oneself viewer, Course course) {
    return requested.orderedStream().flatMap(transfers -> transfers.of(viewer, course.id()).stream()).map(Right::code)
        .collect(Collectors.toSet());
  }

  private Handover own(Viewer.Oneself viewer, HandoverId id) {
    Handover handover = handovers.find(viewer, id).orElseThrow(NotFound::new);
    if (courses.find(viewer, handover.course()).filter(c -> c.client().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
    return handover;
  }
}
