package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.Practices;
import org.attune.app.practices.SelfRegistration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class WelcomeController {

  private final Practices practices;
  private final SelfRegistration accounts;

  WelcomeController(Practices practices, SelfRegistration accounts) {
    this.practices = practices;
    this.accounts = accounts;
  }

  @GetMapping("/")
  String front(Viewer.Visitor viewer, HttpServletRequest request, Model model) {
    if (SignedInPerson.of(request).isPresent()) {
      return PageContext.redirectKeepingNotice(request, "/home");
    }
    model.addAttribute("empty", !practices.anyExists(viewer));
    model.addAttribute("open", accounts.zone(viewer).isPresent());
    return "practices/welcome";
  }
}
