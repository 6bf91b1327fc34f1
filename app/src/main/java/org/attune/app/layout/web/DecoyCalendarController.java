package org.attune.app.layout.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where leaving fast leads: a calendar page, which is what it looks like and says nothing of where one came from. */
@Controller
class DecoyCalendarController {
  private final Clock clock;

  DecoyCalendarController(Clock clock) {
    this.clock = clock;
  }

  @GetMapping("/month")
  String month(@RequestParam(required = false) @Nullable String of, Model model) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("month", DecoyCalendar.of(month(of, YearMonth.from(today)), today));
    return "layout/decoy-calendar";
  }

  /** The service worker that shows the calendar when somebody leaves a page without a connection. */
  @GetMapping("/month/worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
        .header("Service-Worker-Allowed", "/").cacheControl(CacheControl.noCache()).body(new ClassPathResource("static/decoy-calendar-worker.js"));
  }

  private static YearMonth month(@Nullable String of, YearMonth otherwise) {
    try {
      YearMonth month = of == null ? otherwise : YearMonth.parse(of);
      return Math.abs(month.getYear() - otherwise.getYear()) > 100 ? otherwise : month;
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }
}
