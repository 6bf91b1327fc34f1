package org.attune.app.preparation.web;

import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.preparation.Days;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The day of a therapist, or of whoever stands in. */
@Controller
class TodayController {

  private final Days days;

  TodayController(Days days) {
    this.days = days;
  }

  @GetMapping("/today")
  @Transactional
  String today(Viewer.Member viewer, Model model) {
    if (!viewer.is(Role.THERAPIST) && !viewer.is(Role.COVERING)) {
      throw new NotFound();
    }
    model.addAttribute("today", days.today(viewer, days.kept(viewer, null)));
    model.addAttribute("calledOff", days.calledOff(viewer));
    model.addAttribute("invites", viewer.is(Role.THERAPIST));
    return "preparation/today";
  }
}
