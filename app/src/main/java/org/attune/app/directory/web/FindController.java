package org.attune.app.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.attune.app.directory.ProfileSearch;
import org.attune.app.directory.SearchQuery;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finding someone. A search is sent by POST, so that no address has it, and answered at once: nothing is kept, and nothing changes.
 */
@Controller
@RequestMapping("/find")
class FindController {

  private final ProfileSearch matches;
  private final Clock clock;

  FindController(ProfileSearch matches, Clock clock) {
    this.matches = matches;
    this.clock = clock;
  }

  @GetMapping
  String everybody(HttpServletResponse response, Model model) {
    return page(FindForm.EMPTY, response, model);
  }

  @PostMapping
  String find(@ModelAttribute("form") FindForm form, @RequestParam(defaultValue = "") String loosen, HttpServletResponse response,
      Model model) {
    return page(form.loosened(loosen), response, model);
  }

  @GetMapping("/how-it-works")
  String howItWorks(Model model) {
    model.addAttribute("example", FitExample.WORKED);
    return "directory/how-it-works";
  }

  private String page(FindForm form, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    SearchQuery search = form.search(errors);
    long seed = form.seedOrNew();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("find",
        FindView.of(form, search, matches.find(new Viewer.Visitor(), search, seed, form.shown()), seed, clock.instant()));
    model.addAttribute("errors", errors);
    return "directory/find";
  }
}
