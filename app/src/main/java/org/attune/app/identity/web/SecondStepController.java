package org.attune.app.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.Password;
import org.attune.app.identity.People;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
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
  private final Proofs proofs;
  private final PublicUrl url;
  private final Clock clock;

  SecondStepController(SecondSteps secondSteps, Passkeys passkeys, People people,
      Authentications authentications, Proofs proofs, PublicUrl url, Clock clock) {
    this.secondSteps = secondSteps;
    this.passkeys = passkeys;
    this.people = people;
    this.authentications = authentications;
    this.proofs = proofs;
    this.url = url;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String secondStep(SignedIn who, Model model) {
    return show(who, new FieldErrors(), model);
  }

  @PostMapping(PLACE)
  String begin(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    proofs.check(visitor, who, current, "current", errors);
    return errors.isEmpty() ? scan(who, secondSteps.offer(who.oneself()), errors, model)
        : refuse(who, errors, response, model);
  }

  @PostMapping(PLACE + "/made")
  String turnOn(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String proof, @RequestParam(defaultValue = "") String code,
      HttpServletResponse response, Model model) {
    proofs.checkMayChange(who);
    authentications.countCode(visitor, who.oneself());
    var offer = new SecondSteps.Offer(secret, proof);
    if (!secondSteps.turnOn(who.oneself(), offer, code)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      if (!secondSteps.isOffered(who.oneself(), offer)) {
        return show(who, new FieldErrors().add("current", "identity.second.too-long"), model);
      }
      return scan(who, offer, new FieldErrors().add("code", "identity.second.code-wrong"), model);
    }
    authentications.renew(who, true, response);
    return codes(who, true, model);
  }

  @PostMapping(PLACE + "/end")
  String turnOff(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password offCurrent,
      @RequestParam(defaultValue = "") String offCode, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    proofs.check(visitor, who, offCurrent, "offCurrent", errors);
    if (errors.isEmpty() && !authentications.isCode(visitor, who, offCode)) {
      errors.add("offCode", "identity.second.code-wrong");
    }
    if (!errors.isEmpty()) {
      return refuse(who, errors, response, model);
    }
    secondSteps.turnOff(who.oneself());
    return Page.done(PLACE, "identity.second-step-off");
  }

  @PostMapping("/account/recovery-codes")
  String newCodes(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password codesCurrent,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    proofs.check(visitor, who, codesCurrent, "codesCurrent", errors);
    return errors.isEmpty() ? codes(who, false, model) : refuse(who, errors, response, model);
  }

  private String codes(SignedIn who, boolean turnedOn, Model model) {
    model.addAttribute("codes", secondSteps.newRecoveryCodes(who.oneself()));
    model.addAttribute("turnedOn", turnedOn);
    return "identity/recovery-codes";
  }

  private String scan(SignedIn who, SecondSteps.Offer offer, FieldErrors errors, Model model) {
    String label = encoded(url.host() + ":" + signInName(who));
    model.addAttribute("offer", offer);
    model.addAttribute("qr", QrCode.of("otpauth://totp/" + label + "?secret=" + offer.secret() + "&issuer="
        + encoded(url.host())));
    model.addAttribute("errors", errors);
    return "identity/second-step-new";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String refuse(SignedIn who, FieldErrors errors, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(who, errors, model);
  }

  private String show(SignedIn who, FieldErrors errors, Model model) {
    model.addAttribute("step", new SecondStepPage(signInName(who), secondSteps.isOn(who.oneself()),
        secondSteps.recoveryCodesLeft(who.oneself()),
        secondSteps.dueAt(who.oneself()).map(due -> LocalDate.ofInstant(due, clock.getZone())).orElse(null),
        who.withheld(), proofs.mayChange(who), !passkeys.all(who.oneself()).isEmpty()));
    model.addAttribute("errors", errors);
    return "identity/second-step";
  }

  private String signInName(SignedIn who) {
    return Objects.requireNonNullElse(
        people.find(who.oneself(), who.person()).orElseThrow(NotFound::new).signInName(), "");
  }
}
