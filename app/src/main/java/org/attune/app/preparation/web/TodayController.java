package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.UnseenCounter;
import org.attune.app.preparation.DaySchedules;
import org.attune.app.risk.web.RiskFlagViews;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day of a therapist, or of a covering clinician. */
@Controller
class TodayController {

  private final DaySchedules daySchedules;
  private final DayListCookie dayList;
  private final List<UnseenCounter> arrivals;
  private final RiskFlagViews flags;

  TodayController(DaySchedules daySchedules, DayListCookie dayList, List<UnseenCounter> arrivals, RiskFlagViews flags) {
    this.daySchedules = daySchedules;
    this.dayList = dayList;
    this.arrivals = arrivals;
    this.flags = flags;
  }

  @GetMapping("/today")
  @Transactional
  String today(Viewer.Member viewer, Model model) {
    onlyWhoHasADay(viewer);
    model.addAttribute("flags", flags.open(viewer));
    model.addAttribute("today", daySchedules.scheduleOf(viewer, daySchedules.caseload(viewer)));
    model.addAttribute("calledOff", daySchedules.calledOffSessions(viewer));
    model.addAttribute("elsewhere", unseen(viewer, UnseenCounter.Section.PRACTICE));
    model.addAttribute("requests", unseen(viewer, UnseenCounter.Section.REQUESTS));
    model.addAttribute("profile", unseen(viewer, UnseenCounter.Section.PROFILE));
    model.addAttribute("invites", viewer.hasRole(Role.THERAPIST));
    return "preparation/today";
  }

  private int unseen(Viewer.Member viewer, UnseenCounter.Section section) {
    return arrivals.stream().filter(a -> a.section() == section).mapToInt(a -> a.countUnseen(viewer, Instant.EPOCH)).sum();
  }

  /** Hides the list of the day beside a client's page, or shows it again; for when the client sits beside the therapist. */
  @PostMapping("/today/list")
  String list(Viewer.Member viewer, @RequestParam CourseId course, @RequestParam boolean shown, HttpServletResponse response) {
    onlyWhoHasADay(viewer);
    response.addHeader(HttpHeaders.SET_COOKIE, dayList.cookie(shown));
    return shown ? "redirect:/courses/" + course : PageContext.redirectWithNotice("/courses/" + course, "preparation.day-hidden");
  }

  private static void onlyWhoHasADay(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST) && !viewer.hasRole(Role.COVERING)) {
      throw new NotFound();
    }
  }
}
