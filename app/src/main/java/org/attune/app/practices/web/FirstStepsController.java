package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.FirstSteps;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody does on their first day in a practice. */
@Controller
class FirstStepsController {

  private final FirstSteps firstSteps;

  FirstStepsController(FirstSteps firstSteps) {
    this.firstSteps = firstSteps;
  }

  @GetMapping("/practice/first-steps")
  String firstSteps(Viewer.Member viewer, Model model) {
    List<FirstSteps.FirstStep> steps = firstSteps.of(viewer);
    if (steps.isEmpty()) {
      throw new NotFound();
    }
    model.addAttribute("steps", steps);
    model.addAttribute("therapist", viewer.hasRole(Role.THERAPIST));
    return "practices/first-steps";
  }
}
