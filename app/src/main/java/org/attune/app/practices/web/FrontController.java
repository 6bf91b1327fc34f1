package org.attune.app.practices.web;

import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Page;
import org.attune.app.practices.OpenAccounts;
import org.attune.app.practices.Practices;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class FrontController {

  private final Practices practices;
  private final OpenAccounts accounts;

  FrontController(Practices practices, OpenAccounts accounts) {
    this.practices = practices;
    this.accounts = accounts;
  }

  @GetMapping("/")
  String front(Viewer.Visitor viewer, HttpServletRequest request, Model model) {
    if (SignedIn.of(request).isPresent()) {
      return Page.onward(request, "/home");
    }
    model.addAttribute("empty", !practices.exist(viewer));
    model.addAttribute("open", accounts.zone(viewer).isPresent());
    return "practices/front";
  }
}
