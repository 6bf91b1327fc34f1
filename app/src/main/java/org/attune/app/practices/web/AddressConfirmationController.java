package org.attune.app.practices.web;

import java.time.Duration;
import java.util.Objects;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Link;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The reader of a mail confirms that the address is theirs; looking at the page confirms nothing. */
@Controller
class AddressConfirmationController {

  static final int MOST_A_DAY = 5;

  private final AddressConfirmations confirmations;
  private final Attempts attempts;

  AddressConfirmationController(AddressConfirmations confirmations, Attempts attempts) {
    this.confirmations = confirmations;
    this.attempts = attempts;
  }

  @GetMapping("/address/{link}")
  String open(Link link, Model model) {
    if (link.purpose() != Link.Purpose.ADDRESS) {
      throw new NotFound();
    }
    model.addAttribute("path", link.usable() ? "/address/" + link.id() : null);
    return "practices/address";
  }

  @PostMapping("/address/{link}")
  String confirm(Link link, Model model) {
    if (link.purpose() != Link.Purpose.ADDRESS) {
      throw new NotFound();
    }
    if (link.usable() && confirmations.confirm(new Viewer.Oneself(Objects.requireNonNull(link.person())), link.id())) {
      return Page.done("/", "practices.address-confirmed");
    }
    model.addAttribute("path", null);
    return "practices/address";
  }

  @PostMapping("/account/contact/confirmation")
  String sendAgain(SignedIn who, Viewer.Visitor visitor) {
    if (!attempts.isWithin(visitor, "address", who.person().toString(), MOST_A_DAY, Duration.ofDays(1))) {
      throw new Refused("practices.sent-often");
    }
    return confirmations.ask(who.oneself()).isPresent() ? Page.done("/account", "practices.address-asked") : "redirect:/account";
  }
}
