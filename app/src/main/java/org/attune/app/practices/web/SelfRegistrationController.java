package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.authentication.SignInNameTaken;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.TooManyRequests;
import org.attune.app.practices.SelfRegistration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opening an account of one's own, where that is allowed. */
@Controller
class SelfRegistrationController {

  private static final int TRIES = 20;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final SelfRegistration accounts;
  private final Authentications authentications;
  private final RateLimiter rateLimiter;
  private final People people;
  private final Languages languages;

  SelfRegistrationController(SelfRegistration accounts, Authentications authentications, RateLimiter rateLimiter, People people,
      Languages languages) {
    this.accounts = accounts;
    this.authentications = authentications;
    this.rateLimiter = rateLimiter;
    this.people = people;
    this.languages = languages;
  }

  @GetMapping("/join")
  String ask(Viewer.Visitor viewer, Model model) {
    requireAllowed(viewer);
    return show(new SelfRegistrationForm(null, false, "", "", new Password("")), new FieldErrors(), model);
  }

  @PostMapping("/join")
  String open(Viewer.Visitor viewer, @ModelAttribute SelfRegistrationForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    requireAllowed(viewer);
    if (!rateLimiter.tryAcquire(viewer, "join", request, TRIES, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    FieldErrors errors = check(form);
    if (errors.isEmpty()) {
      var person = new PersonId(IdempotencyKeys.of(form.key()));
      try {
        authentications.signIn(
            accounts.register(new Viewer.Oneself(person), new PersonName(form.name(), form.name()), form.signInName(),
                HashedPassword.of(form.password())), response);
        people.chooseLanguage(new Viewer.Oneself(person), languages.wanted(request));
        return "redirect:/steps";
      } catch (DuplicateKeyException pressedTwice) {
        return DoubleSubmission.redirect("/steps", request, person::equals);
      } catch (SignInNameTaken e) {
        errors.add(e, "signInName");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(form, errors, model);
  }

  @PostMapping("/practice/open-accounts")
  String allow(Viewer.Member viewer, @RequestParam(defaultValue = "false") boolean allowed) {
    if (allowed) {
      accounts.allow(viewer);
    } else {
      accounts.disallow(viewer);
    }
    return PageContext.redirectWithNotice("/practice", "practices.saved");
  }

  private void requireAllowed(Viewer.Visitor viewer) {
    if (accounts.zone(viewer).isEmpty()) {
      throw new NotFound();
    }
  }

  private static FieldErrors check(SelfRegistrationForm form) {
    var errors = new FieldErrors();
    if (!form.adult()) {
      errors.add("adult", "practices.accept.adults-only");
    }
    FieldChecks.checkName(errors, "name", form.name(), "practices.your-name-missing");
    FieldChecks.checkUsualName(errors, "name", form.name());
    FieldChecks.checkName(errors, "signInName", form.signInName(), "practices.sign-in-name-missing");
    FieldChecks.checkNewPassword(errors, "password", form.password(), form.name(), form.signInName());
    return errors;
  }

  private static String show(SelfRegistrationForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "practices/self-registration";
  }
}
