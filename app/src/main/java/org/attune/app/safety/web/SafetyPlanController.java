package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own safety plan: to read, to print, to write. */
@Controller
@RequestMapping(PrivateAddresses.SAFETY_PLAN)
class SafetyPlanController {

  private static final String HOME = PrivateAddresses.SAFETY_PLAN;

  private final SafetyPlans plans;

  SafetyPlanController(SafetyPlans plans) {
    this.plans = plans;
  }

  @GetMapping
  String read(Viewer.Oneself viewer, Model model) {
    model.addAttribute("plan", plans.of(viewer));
    return "safety/plan";
  }

  @GetMapping("/sheet")
  String open(Viewer.Oneself viewer, Model model) {
    return sheet(SafetyPlanForm.of(plans.of(viewer)), SafetyPlan.Content.EMPTY, new FieldErrors(), model);
  }

  /** Where it was changed on another device meanwhile, both stand on the page, and what was typed stays in its fields. */
  @PostMapping("/sheet")
  String keep(Viewer.Oneself viewer, @ModelAttribute SafetyPlanForm form, HttpServletResponse response, Model model) {
    SafetyPlan.Content typed = form.words();
    var errors = new FieldErrors();
    if (typed.isEmpty()) {
      errors.add("signs", "safety.plan.missing");
    }
    errors.requireLength("signs", typed.signs(), SafetyPlans.MAX_LENGTH).requireLength("helps", typed.helps(), SafetyPlans.MAX_LENGTH)
        .requireLength("people", typed.people(), SafetyPlans.MAX_LENGTH).requireLength("professionals", typed.professionals(),
            SafetyPlans.MAX_LENGTH)
        .requireLength("place", typed.place(), SafetyPlans.MAX_LENGTH);
    if (errors.isEmpty()) {
      try {
        plans.save(viewer, Objects.requireNonNullElse(form.version(), 0), typed);
        return PageContext.redirectWithNotice(HOME, "safety.plan-kept");
      } catch (Conflict changed) {
        SafetyPlan now = plans.of(viewer);
        response.setStatus(HttpStatus.CONFLICT.value());
        return sheet(new SafetyPlanForm(form.signs(), form.helps(), form.people(), form.professionals(), form.place(), now.version()),
            now.words(), new FieldErrors().add("signs", "safety.plan.changed"), model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return sheet(form, SafetyPlan.Content.EMPTY, errors, model);
  }

  @PostMapping("/deletion")
  String delete(Viewer.Oneself viewer) {
    plans.delete(viewer);
    return PageContext.redirectWithNotice(HOME, "safety.plan-deleted");
  }

  private static String sheet(SafetyPlanForm form, SafetyPlan.Content elsewhere, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("elsewhere", elsewhere);
    model.addAttribute("errors", errors);
    return "safety/plan-form";
  }
}
