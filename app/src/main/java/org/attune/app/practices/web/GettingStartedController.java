package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.GettingStarted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody does on their first day in a practice. */
@Controller
class GettingStartedController {

  private final GettingStarted gettingStarted;

  GettingStartedController(GettingStarted gettingStarted) {
    this.gettingStarted = gettingStarted;
  }

  @GetMapping("/practice/getting-started")
  String gettingStarted(Viewer.Member viewer, Model model) {
    List<GettingStarted.FirstStep> steps = gettingStarted.of(viewer);
    if (steps.isEmpty()) {
      throw new NotFound();
    }
    model.addAttribute("steps", steps);
    model.addAttribute("therapist", viewer.hasRole(Role.THERAPIST));
    return "practices/getting-started";
  }
}
