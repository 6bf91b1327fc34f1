package org.attune.app.openings.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.openings.BookingRules;
import org.attune.app.openings.OpeningHours;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** How soon, how far ahead and how close to each other. */
@Controller
class BookingRulesController {

  private final OpeningHours hours;

  BookingRulesController(OpeningHours hours) {
    this.hours = hours;
  }

  @GetMapping("/openings/rules")
  String form(Viewer.Member viewer, Model model) {
    OpeningsController.requireTherapist(viewer);
    BookingRules rules = hours.of(viewer, viewer.person()).rules();
    return show(new BookingRulesForm(String.valueOf(rules.buffer().toMinutes()), String.valueOf(rules.notice().toHours()),
        String.valueOf(rules.furthestDays()), String.valueOf(rules.step().toMinutes())), new FieldErrors(), model);
  }

  @PostMapping("/openings/rules")
  String change(Viewer.Member viewer, @ModelAttribute BookingRulesForm form, HttpServletResponse response, Model model) {
    OpeningsController.requireTherapist(viewer);
    var errors = new FieldErrors();
    Integer buffer = errors.need("buffer", FormInput.number(form.buffer()), "openings.rules.buffer-out-of-range");
    Integer notice = errors.need("notice", FormInput.number(form.notice()), "openings.rules.notice-out-of-range");
    Integer furthest = errors.need("furthest", FormInput.number(form.furthest()), "openings.rules.furthest-out-of-range");
    Integer step = errors.need("step", FormInput.number(form.step()), "openings.rules.step-out-of-range");
    if (buffer != null && notice != null && furthest != null && step != null) {
      try {
        hours.change(viewer, new BookingRules(Duration.ofMinutes(buffer), Duration.ofHours(notice), furthest, Duration.ofMinutes(step)));
        return PageContext.redirectWithNotice("/openings", "openings.saved");
      } catch (InvalidInput e) {
        errors.add(e, "buffer");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(form, errors, model);
  }

  private static String show(BookingRulesForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "openings/rules";
  }
}
