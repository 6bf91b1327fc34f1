package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.PasswordResetLinks;
import org.attune.app.authentication.ProvesIdentity;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.TooManyRequests;
import org.attune.app.practices.PasswordResetRequests;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password, by mail. Asking for one says the same, for every name. */
@Controller
class PasswordResetController {

  private static final Duration WINDOW = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofDays(1);

  private final PasswordResetRequests passwordResets;
  private final PasswordResetLinks resets;
  private final Credentials credentials;
  private final RateLimiter rateLimiter;

  PasswordResetController(PasswordResetRequests passwordResets, PasswordResetLinks resets, Credentials credentials,
      RateLimiter rateLimiter) {
    this.passwordResets = passwordResets;
    this.resets = resets;
    this.credentials = credentials;
    this.rateLimiter = rateLimiter;
  }

  @GetMapping("/reset")
  String form() {
    return "practices/reset";
  }

  @PostMapping("/reset")
  @ProvesIdentity
  String ask(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String signInName, HttpServletRequest request) {
    String name = FormInput.line(signInName);
    if (!rateLimiter.tryAcquire(viewer, "reset", request, 20, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    // more than a few for one name: the same answer, and no mail
    String whose = credentials.normalisedSignInName(viewer, name);
    if (rateLimiter.tryAcquire(viewer, "reset", whose, 3, WINDOW) && rateLimiter.tryAcquire(viewer, "resets", whose, 6, DAY)) {
      passwordResets.request(viewer, name);
    }
    return "practices/reset-asked";
  }

  @GetMapping("/reset/in-person")
  String inPerson(Model model) {
    return inPerson("", new FieldErrors(), model);
  }

  /** By the eight digits that somebody of the practice showed them. */
  @PostMapping("/reset/in-person")
  String inPerson(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String signInName,
      @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") Password password,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    String name = FormInput.line(signInName);
    if (!rateLimiter.tryAcquire(viewer, "in person", request, 20, WINDOW)
        || !rateLimiter.tryAcquire(viewer, "in person", credentials.normalisedSignInName(viewer, name), 10, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    var errors = new FieldErrors();
    FieldChecks.checkNewPassword(errors, "password", password, name);
    if (errors.isEmpty() && isWrong(viewer, name, code, HashedPassword.of(password))) {
      errors.add("code", "practices.reset.in-person-wrong");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return inPerson(name, errors, model);
    }
    return PageContext.redirectWithNotice("/sign-in", "practices.password-set");
  }

  private boolean isWrong(Viewer.Visitor viewer, String name, String code, HashedPassword chosen) {
    return credentials.findBySignInName(viewer, name).filter(person -> resets.resetInPerson(new Viewer.Oneself(person), code,
        chosen)).isEmpty();
  }

  private static String inPerson(String name, FieldErrors errors, Model model) {
    model.addAttribute("signInName", name);
    model.addAttribute("errors", errors);
    return "practices/reset-in-person";
  }

  @GetMapping("/reset/{link}")
  String open(AccessLink link, Model model) {
    return show(link, new FieldErrors(), model);
  }

  @PostMapping("/reset/{link}")
  String spend(AccessLink link, @RequestParam(defaultValue = "") Password password, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    FieldChecks.checkNewPassword(errors, "password", password);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(link, errors, model);
    }
    if (link.purpose() != AccessLink.Purpose.RESET || !link.usable()
        || !resets.resetByLink(new Viewer.Oneself(Objects.requireNonNull(link.person())), link, HashedPassword.of(password))) {
      return "practices/reset-over";
    }
    return PageContext.redirectWithNotice("/sign-in", "practices.password-set");
  }

  private static String show(AccessLink link, FieldErrors errors, Model model) {
    if (link.purpose() != AccessLink.Purpose.RESET) {
      throw new NotFound();
    }
    if (!link.usable()) {
      return "practices/reset-over";
    }
    model.addAttribute("path", "/reset/" + link.id());
    model.addAttribute("errors", errors);
    return "practices/reset-new";
  }
}
