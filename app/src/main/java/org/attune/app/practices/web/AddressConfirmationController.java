package org.attune.app.practices.web;

import java.time.Duration;
import java.util.Objects;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The reader of a mail confirms that the address is theirs; looking at the page confirms nothing. */
@Controller
class AddressConfirmationController {

  static final int MAX_MAILS_A_DAY = 5;

  private final AddressConfirmations confirmations;
  private final RateLimiter rateLimiter;

  AddressConfirmationController(AddressConfirmations confirmations, RateLimiter rateLimiter) {
    this.confirmations = confirmations;
    this.rateLimiter = rateLimiter;
  }

  @GetMapping("/address/{link}")
  String open(AccessLink link, Model model) {
    if (link.purpose() != AccessLink.Purpose.ADDRESS) {
      throw new NotFound();
    }
    model.addAttribute("path", link.usable() ? "/address/" + link.id() : null);
    return "practices/address-confirmation";
  }

  @PostMapping("/address/{link}")
  String confirm(AccessLink link, Model model) {
    if (link.purpose() != AccessLink.Purpose.ADDRESS) {
      throw new NotFound();
    }
    if (link.usable() && confirmations.confirm(new Viewer.Oneself(Objects.requireNonNull(link.person())), link.id())) {
      return PageContext.redirectWithNotice("/", "practices.address-confirmed");
    }
    model.addAttribute("path", null);
    return "practices/address-confirmation";
  }

  @PostMapping("/account/contact/confirmation")
  String sendAgain(SignedInPerson signedIn, Viewer.Visitor visitor) {
    if (!rateLimiter.tryAcquire(visitor, "address", signedIn.person().toString(), MAX_MAILS_A_DAY, Duration.ofDays(1))) {
      throw new InvalidInput("practices.sent-often");
    }
    return confirmations.request(signedIn.asOneself()).isPresent()
        ? PageContext.redirectWithNotice("/account", "practices.address-asked") : "redirect:/account";
  }
}
