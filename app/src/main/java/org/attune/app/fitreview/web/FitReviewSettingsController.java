package org.attune.app.fitreview.web;

import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.fitreview.FitReviewSettings;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A manager chooses after how many sessions people are asked. */
@Controller
@RequestMapping("/practice/pair")
class FitReviewSettingsController {

  private final FitReviewSettings settings;

  FitReviewSettingsController(FitReviewSettings settings) {
    this.settings = settings;
  }

  @GetMapping
  String show(Viewer.Member viewer, Model model) {
    return show(viewer, String.valueOf(settings.sessionsBefore(viewer, viewer.practice())), new FieldErrors(), model);
  }

  @PostMapping
  String change(Viewer.Member viewer, @RequestParam(defaultValue = "") String sessions, HttpServletResponse response, Model model) {
    Integer number = FormInput.number(sessions);
    try {
      settings.change(viewer, number == null ? 0 : number);
      return PageContext.redirectWithNotice("/practice", "practices.saved");
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, sessions, new FieldErrors().add(e, "sessions"), model);
    }
  }

  private static String show(Viewer.Member viewer, String sessions, FieldErrors errors, Model model) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    model.addAttribute("sessions", sessions);
    model.addAttribute("errors", errors);
    return "fitreview/settings";
  }
}
