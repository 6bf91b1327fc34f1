package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.practices.Arrivals;
import org.attune.app.preparation.Days;
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

  private final Days days;
  private final DayList dayList;
  private final List<Arrivals> arrivals;

  TodayController(Days days, DayList dayList, List<Arrivals> arrivals) {
    this.days = days;
    this.dayList = dayList;
    this.arrivals = arrivals;
  }

  @GetMapping("/today")
  @Transactional
  String today(Viewer.Member viewer, Model model) {
    onlyWhoHasADay(viewer);
    model.addAttribute("today", days.today(viewer, days.kept(viewer)));
    model.addAttribute("calledOff", days.calledOff(viewer));
    model.addAttribute("elsewhere", arrivals.stream().filter(a -> a.section() == Arrivals.Section.PRACTICE)
        .mapToInt(a -> a.unseen(viewer, Instant.EPOCH)).sum());
    model.addAttribute("invites", viewer.is(Role.THERAPIST));
    return "preparation/today";
  }

  /** Hides the list of the day beside a client's page, or shows it again; for when the client sits beside the therapist. */
  @PostMapping("/today/list")
  String list(Viewer.Member viewer, @RequestParam CourseId course, @RequestParam boolean shown, HttpServletResponse response) {
    onlyWhoHasADay(viewer);
    response.addHeader(HttpHeaders.SET_COOKIE, dayList.cookie(shown));
    return shown ? "redirect:/courses/" + course : Page.done("/courses/" + course, "preparation.day-hidden");
  }

  private static void onlyWhoHasADay(Viewer.Member viewer) {
    if (!viewer.is(Role.THERAPIST) && !viewer.is(Role.COVERING)) {
      throw new NotFound();
    }
  }
}
