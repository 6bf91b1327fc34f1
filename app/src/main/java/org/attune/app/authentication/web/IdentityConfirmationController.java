package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Showing who one is after a password was set again by mail; and saying of somebody else, in person, that it is they. */
@Controller
class IdentityConfirmationController {

  static final String PLACE = "/account/confirmation";
  private static final String OTHERS = "/practice/confirmations";

  private final AccountRecovery recovery;
  private final SecondSteps secondSteps;
  private final Passkeys passkeys;
  private final Authentications authentications;
  private final Clock clock;

  IdentityConfirmationController(AccountRecovery recovery, SecondSteps secondSteps, Passkeys passkeys,
      Authentications authentications, Clock clock) {
    this.recovery = recovery;
    this.secondSteps = secondSteps;
    this.passkeys = passkeys;
    this.authentications = authentications;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String confirmation(SignedInPerson signedIn, HttpServletRequest request, Model model) {
    return show(signedIn, new FieldErrors(), request, model);
  }

  @PostMapping(PLACE)
  String prove(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String code,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!authentications.completeSecondStep(visitor, signedIn, code, request, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, new FieldErrors().add("code", "authentication.confirm.wrong"), request, model);
    }
    return PageContext.redirectWithNotice(PLACE, "authentication.opened");
  }

  @PostMapping(PLACE + "/request")
  String ask(SignedInPerson signedIn) {
    recovery.requestConfirmation(signedIn.asOneself());
    return PageContext.redirectWithNotice(PLACE, "authentication.asked");
  }

  /** Those that the viewer may say they know. */
  @GetMapping(OTHERS)
  String others(Viewer.Member viewer, Model model) {
    return others(viewer, null, "", model);
  }

  @PostMapping(OTHERS + "/{id}/code")
  String code(Viewer.Member viewer, @PathVariable UUID id, Model model) {
    return others(viewer, id, recovery.issueCode(viewer, id), model);
  }

  private String others(Viewer.Member viewer, @Nullable UUID shown, String code, Model model) {
    List<PendingConfirmationsView.PendingConfirmation> waiting = recovery.pendingRequests(viewer).stream()
        .map(w -> new PendingConfirmationsView.PendingConfirmation(w.id(), w.person().name(),
            LocalDate.ofInstant(w.requestedAt(), clock.getZone()), w.id().equals(shown) ? code : null)).toList();
    model.addAttribute("confirmations", new PendingConfirmationsView(waiting));
    return "authentication/pending-confirmations";
  }

  private String show(SignedInPerson signedIn, FieldErrors errors, HttpServletRequest request, Model model) {
    Viewer.Oneself oneself = signedIn.asOneself();
    model.addAttribute("confirmation", new IdentityConfirmationView(recovery.hasClosedWords(oneself),
        recovery.isConfirmedInPerson(oneself), recovery.hasRequestedConfirmation(oneself),
        !passkeys.ofPerson(oneself).isEmpty(), secondSteps.recoveryCodesLeft(oneself), signedIn.isClient(),
        signedIn.asMember(request).isPresent()));
    model.addAttribute("errors", errors);
    return "authentication/identity-confirmation";
  }
}
