package org.attune.app.openings.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.BusyCalendar;
import org.attune.app.openings.BusyCalendars;
import org.attune.app.openings.OpeningHours;
import org.attune.app.openings.Openings;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A therapist's own openings at a glance: what somebody could book next, what is booked, and what leads to both. */
@Controller
class OpeningsController {

  private static final int SHOWN = 6;

  private final Openings openings;
  private final OpeningHours hours;
  private final BusyCalendars calendars;
  private final Clock clock;

  OpeningsController(Openings openings, OpeningHours hours, BusyCalendars calendars, Clock clock) {
    this.openings = openings;
    this.hours = hours;
    this.calendars = calendars;
    this.clock = clock;
  }

  @GetMapping("/openings")
  String openings(Viewer.Member viewer, Model model) {
    requireTherapist(viewer);
    Instant now = clock.instant();
    BusyCalendar calendar = calendars.find(viewer).orElse(null);
    model.addAttribute("openings", new OpeningsView(hours.of(viewer, viewer.person()),
        openings.free(new Viewer.Job(viewer.practice()), viewer.person(), Courses.DEFAULT_LENGTH, now, now.plus(Duration.ofDays(60))).stream()
            .limit(SHOWN).toList(),
        openings.booked(viewer), openings.overlappingSessions(viewer), calendar, calendar != null && calendar.isStale(now)));
    return "openings/openings";
  }

  static void requireTherapist(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
  }
}
