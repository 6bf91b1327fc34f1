package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.FirstSignIn;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.authentication.SignInNameTaken;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.CountriesAndTimeZones;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Setting up a practice, with a code. */
@Controller
class SetUpController {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final PracticeSetUp setUp;
  private final Practices practices;
  private final People people;
  private final Authentications authentications;
  private final RateLimiter rateLimiter;
  private final MailServer server;

  SetUpController(PracticeSetUp setUp, Practices practices, People people, Authentications authentications,
      RateLimiter rateLimiter, MailServer server) {
    this.setUp = setUp;
    this.practices = practices;
    this.people = people;
    this.authentications = authentications;
    this.rateLimiter = rateLimiter;
    this.server = server;
  }

  @GetMapping("/set-up")
  String form(Viewer.Visitor viewer, HttpServletRequest request, Model model) {
    model.addAttribute("proposed", true);
    return show(viewer, SetUpForm.proposedFor(Collections.list(request.getLocales())), new FieldErrors(), model);
  }

  @PostMapping("/set-up")
  String found(Viewer.Visitor viewer, @ModelAttribute SetUpForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    if (errors.isEmpty() && !rateLimiter.tryAcquire(viewer, "set-up", request, 10, WINDOW)) {
      errors.add("code", "layout.too-many", WINDOW.toMinutes());
    }
    if (errors.isEmpty()) { // only within the tries: this asks the mail server
      server.validateDeliverable(errors, "address", form.address());
    }
    if (errors.isEmpty()) {
      var manager = new Viewer.Oneself(new PersonId(IdempotencyKeys.of(form.key())));
      try {
        FirstSignIn signIn = setUp.createPractice(manager, form.code(),
            new PracticeSetUp.NewPractice(PracticeId.random(), form.practice(), form.country(),
            ZoneId.of(form.timeZone()), new PracticeSetUp.NewManager(form.personName(), FormInput.orNull(form.address()), form.signInName(),
            HashedPassword.of(form.password()), form.alsoTherapist())));
        authentications.signIn(signIn, response);
        return PageContext.redirectWithNotice("/practice/getting-started", "practices.set-up");
      } catch (SignInNameTaken e) {
        errors.add(e, "signInName");
      } catch (InvalidInput e) {
        if (people.find(manager, manager.person()).isPresent()) {
          return DoubleSubmission.redirect("/practice/getting-started", request, manager.person()::equals);
        }
        errors.add(e, "code");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  private String show(Viewer.Visitor viewer, SetUpForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("first", !practices.anyExists(viewer));
    return "practices/set-up";
  }

  private static FieldErrors check(SetUpForm form) {
    var errors = new FieldErrors();
    if (form.code().isEmpty()) {
      errors.add("code", "practices.set-up.code-missing");
    }
    FieldChecks.checkName(errors, "practice", form.practice(), "practices.name-missing");
    if (!CountriesAndTimeZones.isCountry(form.country())) {
      errors.add("country", "practices.country-missing");
    }
    if (!CountriesAndTimeZones.isTimeZone(form.timeZone())) {
      errors.add("timeZone", "practices.time-zone-missing");
    }
    FieldChecks.checkName(errors, "name", form.name(), "practices.your-name-missing");
    FieldChecks.checkUsualName(errors, "usualName", form.usualName());
    FieldChecks.checkAddress(errors, "address", form.address());
    FieldChecks.checkName(errors, "signInName", form.signInName(), "practices.sign-in-name-missing");
    FieldChecks.checkNewPassword(errors, "password", form.password(), form.name(), form.usualName(), form.signInName(), form.practice());
    return errors;
  }
}
