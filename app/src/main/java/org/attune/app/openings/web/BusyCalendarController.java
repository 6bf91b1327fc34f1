package org.attune.app.openings.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.TooManyRequests;
import org.attune.app.openings.BusyCalendars;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The address of a therapist's calendar elsewhere: typed once, and never shown again. */
@Controller
class BusyCalendarController {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final BusyCalendars calendars;
  private final Practices practices;
  private final RateLimiter rateLimiter;

  BusyCalendarController(BusyCalendars calendars, Practices practices, RateLimiter rateLimiter) {
    this.calendars = calendars;
    this.practices = practices;
    this.rateLimiter = rateLimiter;
  }

  @GetMapping("/openings/calendar")
  String form(Viewer.Member viewer, Model model) {
    OpeningsController.requireTherapist(viewer);
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    return show(viewer, new BusyCalendarForm(null, null, zone.getId()), new FieldErrors(), model);
  }

  @PostMapping("/openings/calendar")
  String choose(Viewer.Member viewer, Viewer.Visitor visitor, @ModelAttribute BusyCalendarForm form, HttpServletResponse response,
      Model model) {
    OpeningsController.requireTherapist(viewer);
    if (!rateLimiter.tryAcquire(visitor, "calendar", viewer.person().toString(), 30, WINDOW)) {
      throw new TooManyRequests(WINDOW); // a server elsewhere hears from us each time
    }
    var errors = new FieldErrors();
    ZoneId zone = LocalHoursInput.zone(form.zone(), errors);
    if (zone != null) {
      try {
        calendars.choose(viewer, IdempotencyKeys.of(form.key()), form.address(), zone);
        return PageContext.redirectWithNotice("/openings", "openings.calendar-chosen");
      } catch (InvalidInput e) {
        errors.add(e, "address");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  @PostMapping("/openings/calendar/removal")
  String remove(Viewer.Member viewer) {
    OpeningsController.requireTherapist(viewer);
    calendars.remove(viewer);
    return PageContext.redirectWithNotice("/openings", "openings.calendar-removed");
  }

  private String show(Viewer.Member viewer, BusyCalendarForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("exists", calendars.find(viewer).isPresent());
    return "openings/calendar";
  }
}
