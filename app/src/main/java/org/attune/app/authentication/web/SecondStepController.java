package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.People;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.QrCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Turning one's second step on and off, and the recovery codes for the day when the phone is gone. */
@Controller
class SecondStepController {

  static final String PLACE = "/account/second-step";

  private final SecondSteps secondSteps;
  private final Passkeys passkeys;
  private final People people;
  private final Authentications authentications;
  private final Reauthentication reauthentication;
  private final PublicUrl url;
  private final Clock clock;

  SecondStepController(SecondSteps secondSteps, Passkeys passkeys, People people,
      Authentications authentications, Reauthentication reauthentication, PublicUrl url, Clock clock) {
    this.secondSteps = secondSteps;
    this.passkeys = passkeys;
    this.people = people;
    this.authentications = authentications;
    this.reauthentication = reauthentication;
    this.url = url;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String secondStep(SignedInPerson signedIn, Model model) {
    return show(signedIn, new FieldErrors(), model);
  }

  @PostMapping(PLACE)
  String begin(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    reauthentication.require(visitor, signedIn, current, "current", errors);
    return errors.isEmpty() ? scan(signedIn, secondSteps.beginEnrolment(signedIn.asOneself()), errors, model)
        : refuse(signedIn, errors, response, model);
  }

  @PostMapping(PLACE + "/made")
  String turnOn(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String proof, @RequestParam(defaultValue = "") String code,
      HttpServletResponse response, Model model) {
    reauthentication.requireMayChange(signedIn);
    authentications.countCodeAttempt(visitor, signedIn.asOneself());
    var offer = new SecondSteps.Enrolment(secret, proof);
    if (!secondSteps.turnOn(signedIn.asOneself(), offer, code)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      if (!secondSteps.isOwnEnrolment(signedIn.asOneself(), offer)) {
        return show(signedIn, new FieldErrors().add("current", "authentication.second.too-long"), model);
      }
      return scan(signedIn, offer, new FieldErrors().add("code", "authentication.second.code-wrong"), model);
    }
    authentications.renewSignIn(signedIn, true, response);
    return codes(signedIn, true, model);
  }

  @PostMapping(PLACE + "/end")
  String turnOff(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password offCurrent,
      @RequestParam(defaultValue = "") String offCode, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    reauthentication.require(visitor, signedIn, offCurrent, "offCurrent", errors);
    if (errors.isEmpty() && !authentications.matchesCode(visitor, signedIn, offCode)) {
      errors.add("offCode", "authentication.second.code-wrong");
    }
    if (!errors.isEmpty()) {
      return refuse(signedIn, errors, response, model);
    }
    secondSteps.turnOff(signedIn.asOneself());
    return PageContext.redirectWithNotice(PLACE, "authentication.second-step-off");
  }

  @PostMapping("/account/recovery-codes")
  String newCodes(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password codesCurrent,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    reauthentication.require(visitor, signedIn, codesCurrent, "codesCurrent", errors);
    return errors.isEmpty() ? codes(signedIn, false, model) : refuse(signedIn, errors, response, model);
  }

  private String codes(SignedInPerson signedIn, boolean turnedOn, Model model) {
    model.addAttribute("codes", secondSteps.newRecoveryCodes(signedIn.asOneself()));
    model.addAttribute("turnedOn", turnedOn);
    return "authentication/recovery-codes";
  }

  private String scan(SignedInPerson signedIn, SecondSteps.Enrolment offer, FieldErrors errors, Model model) {
    String label = encoded(url.host() + ":" + signInName(signedIn));
    model.addAttribute("offer", offer);
    model.addAttribute("qr", QrCode.of("otpauth://totp/" + label + "?secret=" + offer.secret() + "&issuer="
        + encoded(url.host())));
    model.addAttribute("errors", errors);
    return "authentication/second-step-new";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String refuse(SignedInPerson signedIn, FieldErrors errors, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(signedIn, errors, model);
  }

  private String show(SignedInPerson signedIn, FieldErrors errors, Model model) {
    model.addAttribute("step", new SecondStepView(signInName(signedIn), secondSteps.isOn(signedIn.asOneself()),
        secondSteps.recoveryCodesLeft(signedIn.asOneself()),
        secondSteps.dueAt(signedIn.asOneself()).map(due -> LocalDate.ofInstant(due, clock.getZone())).orElse(null),
        signedIn.rolesWithheld(), reauthentication.mayChange(signedIn), !passkeys.ofPerson(signedIn.asOneself()).isEmpty()));
    model.addAttribute("errors", errors);
    return "authentication/second-step";
  }

  private String signInName(SignedInPerson signedIn) {
    return Objects.requireNonNullElse(
        people.find(signedIn.asOneself(), signedIn.person()).orElseThrow(NotFound::new).signInName(), "");
  }
}
