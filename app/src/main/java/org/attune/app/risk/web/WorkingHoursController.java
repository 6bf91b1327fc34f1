package org.attune.app.risk.web;

import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.risk.WorkingHours;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A manager says when somebody of the practice is at work. */
@Controller
@RequestMapping("/practice/working-hours")
class WorkingHoursController {

  private final EscalationPlans plans;

  WorkingHoursController(EscalationPlans plans) {
    this.plans = plans;
  }

  @GetMapping
  String show(Viewer.Member viewer, Model model) {
    return show(viewer, WorkingHoursForm.of(plans.workingHours(viewer, viewer.practice())), new FieldErrors(), model);
  }

  @PostMapping
  String change(Viewer.Member viewer, @ModelAttribute WorkingHoursForm form, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    WorkingHours hours = form.hours(errors);
    if (hours != null) {
      plans.change(viewer, hours);
      return PageContext.redirectWithNotice("/practice", "practices.saved");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  private static String show(Viewer.Member viewer, WorkingHoursForm form, FieldErrors errors, Model model) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "risk/working-hours";
  }
}
