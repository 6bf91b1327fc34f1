package org.attune.app.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.requests.AnswerPromises;
import org.attune.app.requests.ConflictOfInterest;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.ReceivedRequests;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests for a first talk, for the therapists who answer them and the managers who see to it that somebody does. */
@Controller
@RequestMapping("/requests")
class ReceivedRequestsController {

  private final ReceivedRequests requests;
  private final ReceivedRequestPageAssembler views;
  private final AnswerPromises promises;
  private final PageContexts pages;

  ReceivedRequestsController(ReceivedRequests requests, ReceivedRequestPageAssembler views, AnswerPromises promises, PageContexts pages) {
    this.requests = requests;
    this.views = views;
    this.promises = promises;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Member viewer, HttpServletRequest request, Model model) {
    requireAnswers(viewer);
    return list(viewer, "", new FieldErrors(), request, model);
  }

  @PostMapping("/promise")
  String promise(Viewer.Member viewer, @RequestParam(defaultValue = "") String workingDays, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Integer days = FormInput.number(workingDays);
    try {
      promises.change(viewer, days == null ? 0 : days);
      return PageContext.redirectWithNotice("/requests", "requests.staff.promised");
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return list(viewer, FormInput.line(workingDays), new FieldErrors().add(e, "workingDays"), request, model);
    }
  }

  /** Nobody new can ask until the therapist says on their profile that there is a place. */
  @PostMapping("/pause")
  String pause(Viewer.Member viewer) {
    requests.pause(viewer);
    return PageContext.redirectWithNotice("/requests", "requests.staff.paused");
  }

  @GetMapping("/{id}")
  String one(Viewer.Member viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    return page(viewer, id, AnswerForm.blank(), DeclineForm.blank(), new FieldErrors(), request, model);
  }

  @PostMapping("/{id}/reading")
  String read(Viewer.Member viewer, @PathVariable UUID id) {
    requests.read(viewer, new FirstTalkRequestId(id));
    return "redirect:/requests/" + id;
  }

  @PostMapping("/{id}/times")
  String offer(Viewer.Member viewer, @PathVariable UUID id, @ModelAttribute AnswerForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    List<OfferedTimeInput> times = form.times(views.zone(viewer), errors);
    if (errors.isEmpty()) {
      try {
        requests.offer(viewer, new FirstTalkRequestId(id), form.line(), times);
        return PageContext.redirectWithNotice("/requests/" + id, "requests.staff.offered");
      } catch (InvalidInput e) {
        errors.add(e, "day1");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(viewer, id, form, DeclineForm.blank(), errors, request, model);
  }

  @PostMapping("/{id}/decline")
  String decline(Viewer.Member viewer, @PathVariable UUID id, @ModelAttribute DeclineForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = form.check();
    if (errors.isEmpty()) {
      try {
        requests.decline(viewer, new FirstTalkRequestId(id), form.words(), form.person());
        return PageContext.redirectWithNotice("/requests", "requests.staff.answered");
      } catch (InvalidInput e) {
        errors.add(e, "words");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(viewer, id, AnswerForm.blank(), form, errors, request, model);
  }

  @PostMapping("/{id}/stepping-back")
  String stepBack(Viewer.Member viewer, @PathVariable UUID id, @ModelAttribute DeclineForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = form.check();
    ConflictOfInterest why = errors.need("why", ConflictOfInterest.of(form.why()).orElse(null), "requests.staff.why-missing");
    if (errors.isEmpty()) {
      try {
        requests.stepBack(viewer, new FirstTalkRequestId(id), Objects.requireNonNull(why), form.words(), form.person());
        return PageContext.redirectWithNotice("/requests", "requests.staff.answered");
      } catch (InvalidInput e) {
        errors.add(e, "words");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(viewer, id, AnswerForm.blank(), form, errors, request, model);
  }

  @PostMapping("/{id}/report")
  String report(Viewer.Member viewer, @PathVariable UUID id) {
    requests.report(viewer, new FirstTalkRequestId(id));
    return PageContext.redirectWithNotice("/requests", "requests.staff.reported");
  }

  /** Invites the client, and shows the code to say in the room. */
  @PostMapping("/{id}/course")
  String begin(Viewer.Member viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("issued", requests.beginCourse(viewer, new FirstTalkRequestId(id)));
    return "requests/begun";
  }

  private String list(Viewer.Member viewer, String workingDays, FieldErrors errors, HttpServletRequest request, Model model) {
    model.addAttribute("requests", views.all(viewer, workingDays, pages.of(request)));
    model.addAttribute("errors", errors);
    return "requests/list";
  }

  private String page(Viewer.Member viewer, UUID id, AnswerForm answer, DeclineForm decline, FieldErrors errors, HttpServletRequest request,
      Model model) {
    model.addAttribute("received", views.one(viewer, new FirstTalkRequestId(id), pages.of(request)));
    model.addAttribute("answer", answer);
    model.addAttribute("decline", decline);
    model.addAttribute("errors", errors);
    return "requests/received";
  }

  private static void requireAnswers(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST) && !viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
  }
}
