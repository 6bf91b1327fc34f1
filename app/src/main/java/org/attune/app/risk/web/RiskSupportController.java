package org.attune.app.risk.web;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PrivateAddresses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A client looks again at what happens after an answer. */
@Controller
class RiskSupportController {

  private final RiskSupportPage page;

  RiskSupportController(RiskSupportPage page) {
    this.page = page;
  }

  @GetMapping(PrivateAddresses.AFTER_AN_ANSWER + "/{course}")
  String show(Viewer.Oneself viewer, @PathVariable CourseId course, Model model) {
    model.addAttribute("after", page.state(viewer, course, new RiskSupportView.Onward("/course?of=" + course, "risk.after.back"))
        .orElseThrow(NotFound::new));
    return "risk/after-answer";
  }
}
