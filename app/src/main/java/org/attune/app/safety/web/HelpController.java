package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where help is: what one's practice named first, then by the country that was chosen.
 */
@Controller
class HelpController {

  private final HelpLines lines;
  private final PracticeHelpLines own;
  private final HelpCountry chosen;

  HelpController(HelpLines lines, PracticeHelpLines own, HelpCountry chosen) {
    this.lines = lines;
    this.own = own;
    this.chosen = chosen;
  }

  @GetMapping(PrivateAddresses.HELP)
  String help(@RequestParam(defaultValue = "") String country, Locale language, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    chosen.choose(response, country);
    String code = chosen.code();
    model.addAttribute("help", new HelpView(code,
        code == null ? null : Locale.of("", code).getDisplayCountry(language),
        code == null ? lines.countries() : Set.of(),
        SignedInPerson.of(request).map(signedIn -> own.all(signedIn.asOneself())).orElse(List.of()), lines.ofCountry(code)));
    return "safety/help";
  }
}
