package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.Navigation;
import org.attune.app.layout.PageContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads each person to their own first page. */
@Controller
class HomeController {

  private final AccountRecovery recovery;
  private final SecondSteps secondSteps;
  private final Navigation navigation;
  private final Clock clock;

  HomeController(AccountRecovery recovery, SecondSteps secondSteps, Navigation navigation, Clock clock) {
    this.recovery = recovery;
    this.secondSteps = secondSteps;
    this.navigation = navigation;
    this.clock = clock;
  }

  /** A second step that a practice is about to ask for is told before. */
  @GetMapping("/home")
  String home(SignedInPerson signedIn, @RequestParam(defaultValue = "false") boolean later, HttpServletRequest request,
      Model model) {
    if (recovery.hasClosedWords(signedIn.asOneself())) {
      return "redirect:" + IdentityConfirmationController.PLACE;
    }
    if (signedIn.rolesWithheld() && signedIn.asMember(request).isEmpty()) {
      return "redirect:" + SecondStepController.PLACE;
    }
    Optional<Instant> due = signedIn.twoSteps() || later ? Optional.empty() : secondSteps.dueAt(signedIn.asOneself());
    if (due.isPresent() && !signedIn.rolesWithheld()) {
      model.addAttribute("due", LocalDate.ofInstant(due.get(), clock.getZone()));
      return "authentication/second-step-due";
    }
    return PageContext.redirectKeepingNotice(request, navigation.of(request).getFirst().path());
  }
}
