package org.attune.app.notifications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalInt;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.notifications.DailyEmails;
import org.attune.app.notifications.OutgoingMail;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody who works in a practice chooses whether an email says that something is waiting, and when. */
@Controller
class DailyEmailController {

  private final DailyEmails emails;
  private final OutgoingMail outgoingMail;
  private final People people;

  DailyEmailController(DailyEmails emails, OutgoingMail outgoingMail, People people) {
    this.emails = emails;
    this.outgoingMail = outgoingMail;
    this.people = people;
  }

  @GetMapping("/practice/daily-email")
  String show(Viewer.Member viewer, Model model) {
    OptionalInt hour = emails.hour(viewer);
    return show(viewer, hour.isPresent() ? Integer.toString(hour.getAsInt()) : "", new FieldErrors(), model);
  }

  @PostMapping("/practice/daily-email")
  String choose(Viewer.Member viewer, @RequestParam(defaultValue = "") String hour, HttpServletResponse response,
                Model model) {
    if (!hour.matches("|[0-9]|1[0-9]|2[0-3]")) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, "", new FieldErrors().add("hour", "notifications.daily.wrong"), model);
    }
    emails.changeHour(viewer, hour.isEmpty() ? null : Integer.valueOf(hour));
    return PageContext.redirectWithNotice("/practice/daily-email", hour.isEmpty() ? "notifications.daily-ended"
        : outgoingMail.isConfigured() && hasAddress(viewer) ? "notifications.daily-kept" : "notifications.daily-later");
  }

  private boolean hasAddress(Viewer.Member viewer) {
    return people.contactDetails(viewer.asOneself(), viewer.person()).confirmedAddress() != null;
  }

  private String show(Viewer.Member viewer, String hour, FieldErrors errors, Model model) {
    model.addAttribute("hour", hour);
    model.addAttribute("errors", errors);
    model.addAttribute("mails", outgoingMail.isConfigured());
    model.addAttribute("address", hasAddress(viewer));
    return "notifications/daily-email";
  }
}
