package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.SignInCookie;
import org.attune.app.identity.People;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.SecurityHeaderValues;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The end of an account, for a person who never worked here: all of it, at once and for good. */
@Controller
class OwnAccountErasureController {

  private final People people;
  private final Practices practices;
  private final SignInCookie cookie;
  private final Authentications authentications;

  OwnAccountErasureController(People people, Practices practices, SignInCookie cookie, Authentications authentications) {
    this.people = people;
    this.practices = practices;
    this.cookie = cookie;
    this.authentications = authentications;
  }

  @GetMapping("/account/erasing")
  String ask(SignedInPerson signedIn, Model model) {
    return show(signedIn, new FieldErrors(), model);
  }

  @PostMapping("/account/erasing")
  String erase(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      @RequestParam(defaultValue = "false") boolean sure, HttpServletResponse response, Model model) {
    requireNoWork(signedIn);
    var errors = new FieldErrors();
    if (!authentications.matchesPassword(visitor, signedIn, current)) {
      errors.add("current", "practices.account.current-wrong");
    }
    if (!sure) {
      errors.add("sure", "practices.erasing.not-sure");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, errors, model);
    }
    people.erase(signedIn.asOneself());
    cookie.clear(response);
    response.setHeader("Clear-Site-Data", SecurityHeaderValues.CLEAR_SITE_DATA);
    return "redirect:" + PrivateAddresses.ERASED;
  }

  @GetMapping(PrivateAddresses.ERASED)
  String erased() {
    return "practices/erased";
  }

  private String show(SignedInPerson signedIn, FieldErrors errors, Model model) {
    requireNoWork(signedIn);
    List<Practice> known = practices.all(signedIn.asOneself(), signedIn.roles().keySet());
    model.addAttribute("practices", known);
    model.addAttribute("errors", errors);
    return "practices/account-erasure";
  }

  private void requireNoWork(SignedInPerson signedIn) {
    if (people.hasBeenStaff(signedIn.asOneself())) {
      throw new NotFound();
    }
  }
}
