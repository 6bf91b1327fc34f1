package org.attune.app.openings.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.openings.HoursException;
import org.attune.app.openings.OpeningHours;
import org.attune.app.openings.WeeklyHours;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Hours of each week, and days that differ. */
@Controller
class OpeningHoursController {

  private static final String HOURS = "/openings/hours";
  private static final String EXCEPTIONS = "/openings/exceptions";

  private final OpeningHours hours;
  private final Practices practices;
  private final Clock clock;

  OpeningHoursController(OpeningHours hours, Practices practices, Clock clock) {
    this.hours = hours;
    this.practices = practices;
    this.clock = clock;
  }

  @GetMapping(HOURS)
  String hoursForm(Viewer.Member viewer, Model model) {
    OpeningsController.requireTherapist(viewer);
    ZoneId zone = zone(viewer);
    return show(new WeeklyHoursForm(null, null, null, null, zone.getId(), LocalDate.ofInstant(clock.instant(), zone).toString(), null,
        null), new FieldErrors(), model);
  }

  @PostMapping(HOURS)
  String add(Viewer.Member viewer, @ModelAttribute WeeklyHoursForm form, HttpServletResponse response, Model model) {
    OpeningsController.requireTherapist(viewer);
    var errors = new FieldErrors();
    Integer weekday = FormInput.number(form.weekday());
    DayOfWeek day = errors.need("weekday", weekday == null || weekday < 1 || weekday > 7 ? null : DayOfWeek.of(weekday),
        "openings.weekday-missing");
    LocalHours when = LocalHoursInput.hours(form.from(), form.until(), form.zone(), form.format(), errors);
    LocalDate from = errors.need("validFrom", FormInput.day(form.validFrom()), "openings.day-missing");
    LocalDate until = form.validUntil().isEmpty() ? null
        : errors.need("validUntil", FormInput.day(form.validUntil()), "openings.day-missing");
    if (errors.isEmpty() && day != null && when != null && from != null) {
      try {
        hours.add(viewer, new WeeklyHours(IdempotencyKeys.of(form.key()), day, when, new WeeklyHours.Validity(from, until)));
        return PageContext.redirectWithNotice("/openings", "openings.saved");
      } catch (InvalidInput e) {
        errors.add(e, "weekday");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(form, errors, model);
  }

  @PostMapping(HOURS + "/{id}/removal")
  String removeHours(Viewer.Member viewer, @PathVariable UUID id) {
    hours.removeWeekly(viewer, id);
    return PageContext.redirectWithNotice("/openings", "openings.removed");
  }

  @GetMapping(EXCEPTIONS)
  String exceptionForm(Viewer.Member viewer, Model model) {
    OpeningsController.requireTherapist(viewer);
    return show(new HoursExceptionForm(null, null, null, null, null, zone(viewer).getId(), null), new FieldErrors(), model);
  }

  @PostMapping(EXCEPTIONS)
  String add(Viewer.Member viewer, @ModelAttribute HoursExceptionForm form, HttpServletResponse response, Model model) {
    OpeningsController.requireTherapist(viewer);
    var errors = new FieldErrors();
    LocalDate day = errors.need("day", FormInput.day(form.day()), "openings.day-missing");
    ZoneId zone = LocalHoursInput.zone(form.zone(), errors);
    @Nullable LocalHours when = form.open().equals("yes") ? LocalHoursInput.hours(form.from(), form.until(), form.zone(), form.format(), errors) : null;
    if (errors.isEmpty() && day != null && zone != null) {
      try {
        hours.add(viewer, new HoursException(IdempotencyKeys.of(form.key()), day, zone, when));
        return PageContext.redirectWithNotice("/openings", "openings.saved");
      } catch (InvalidInput e) {
        errors.add(e, "day");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(form, errors, model);
  }

  @PostMapping(EXCEPTIONS + "/{id}/removal")
  String removeException(Viewer.Member viewer, @PathVariable UUID id) {
    hours.removeException(viewer, id);
    return PageContext.redirectWithNotice("/openings", "openings.removed");
  }

  private static String show(WeeklyHoursForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "openings/weekly-hours";
  }

  private static String show(HoursExceptionForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "openings/exception";
  }

  private ZoneId zone(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
