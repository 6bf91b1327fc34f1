package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Password;
import org.attune.app.identity.People;
import org.attune.app.identity.SignInCookie;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.SecurityHeaders;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The end of an account, for whoever never worked here: all of it, at once and for good. */
@Controller
class ErasingController {

  private final People people;
  private final Practices practices;
  private final SignInCookie cookie;
  private final Authentications authentications;

  ErasingController(People people, Practices practices, SignInCookie cookie, Authentications authentications) {
    this.people = people;
    this.practices = practices;
    this.cookie = cookie;
    this.authentications = authentications;
  }

  @GetMapping("/account/erasing")
  String ask(SignedIn who, Model model) {
    return show(who, new FieldErrors(), model);
  }

  @PostMapping("/account/erasing")
  String erase(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      @RequestParam(defaultValue = "false") boolean sure, HttpServletResponse response, Model model) {
    requireNoWork(who);
    var errors = new FieldErrors();
    if (!authentications.isPassword(visitor, who, current)) {
      errors.add("current", "practices.account.current-wrong");
    }
    if (!sure) {
      errors.add("sure", "practices.erasing.not-sure");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, errors, model);
    }
    people.erase(who.oneself());
    cookie.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_SITE_DATA);
    return "redirect:" + Addresses.ERASED;
  }

  @GetMapping(Addresses.ERASED)
  String erased() {
    return "practices/erased";
  }

  private String show(SignedIn who, FieldErrors errors, Model model) {
    requireNoWork(who);
    List<Practice> known = practices.all(who.oneself(), who.roles().keySet());
    model.addAttribute("practices", known);
    model.addAttribute("errors", errors);
    return "practices/erasing";
  }

  private void requireNoWork(SignedIn who) {
    if (people.hasWorked(who.oneself())) {
      throw new NotFound();
    }
  }
}
