package org.attune.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.Recoveries;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Showing who one is after a password was set anew by mail; and saying of somebody else, in person, that it is they. */
@Controller
class ConfirmationController {

  static final String PLACE = "/account/confirmation";
  private static final String OTHERS = "/practice/confirmations";

  private final Recoveries recoveries;
  private final SecondSteps secondSteps;
  private final Passkeys passkeys;
  private final Authentications authentications;
  private final Clock clock;

  ConfirmationController(Recoveries recoveries, SecondSteps secondSteps, Passkeys passkeys,
      Authentications authentications, Clock clock) {
    this.recoveries = recoveries;
    this.secondSteps = secondSteps;
    this.passkeys = passkeys;
    this.authentications = authentications;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String confirmation(SignedIn who, HttpServletRequest request, Model model) {
    return show(who, new FieldErrors(), request, model);
  }

  @PostMapping(PLACE)
  String prove(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String code,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!authentications.byCode(visitor, who, code, request, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, new FieldErrors().add("code", "identity.confirm.wrong"), request, model);
    }
    return Page.done(PLACE, "identity.opened");
  }

  @PostMapping(PLACE + "/request")
  String ask(SignedIn who) {
    recoveries.ask(who.oneself());
    return Page.done(PLACE, "identity.asked");
  }

  /** Those whom the viewer may say that they know. */
  @GetMapping(OTHERS)
  String others(Viewer.Member viewer, Model model) {
    return others(viewer, null, "", model);
  }

  @PostMapping(OTHERS + "/{id}/code")
  String code(Viewer.Member viewer, @PathVariable UUID id, Model model) {
    return others(viewer, id, recoveries.show(viewer, id), model);
  }

  private String others(Viewer.Member viewer, @Nullable UUID shown, String code, Model model) {
    List<ConfirmationsPage.Asked> waiting = recoveries.waiting(viewer).stream()
        .map(w -> new ConfirmationsPage.Asked(w.id(), w.person().name(),
            LocalDate.ofInstant(w.askedAt(), clock.getZone()), w.id().equals(shown) ? code : null)).toList();
    model.addAttribute("confirmations", new ConfirmationsPage(waiting));
    return "identity/confirmations";
  }

  private String show(SignedIn who, FieldErrors errors, HttpServletRequest request, Model model) {
    Viewer.Oneself oneself = who.oneself();
    model.addAttribute("confirmation", new ConfirmationPage(recoveries.isClosed(oneself),
        recoveries.isVouchedFor(oneself), recoveries.hasAsked(oneself),
        !passkeys.all(oneself).isEmpty(), secondSteps.recoveryCodesLeft(oneself), who.isClient(),
        who.member(request).isPresent()));
    model.addAttribute("errors", errors);
    return "identity/confirmation";
  }
}
