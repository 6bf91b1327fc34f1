package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Preferences;
import org.attune.app.layout.Who;
import org.attune.app.practices.Choices;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where help is: what one's practice named first, then by the country that was chosen, else the practice's; never guessed
 * from where somebody is.
 */
@Controller
class HelpController {

  private static final String COOKIE = "country";
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final HelpLines lines;
  private final PracticeHelpLines own;
  private final PublicUrl url;

  HelpController(HelpLines lines, PracticeHelpLines own, PublicUrl url) {
    this.lines = lines;
    this.own = own;
    this.url = url;
  }

  @GetMapping(Addresses.HELP)
  String help(@RequestParam(defaultValue = "") String country, Locale language, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    if (COUNTRIES.contains(country)) {
      response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(url.hostCookie(COOKIE), country).httpOnly(true)
          .secure(url.isEncrypted()).sameSite("Lax").path("/").maxAge(Duration.ofDays(365)).build().toString());
    }
    String code = Optional.of(country).filter(COUNTRIES::contains)
        .or(() -> Preferences.of(request, COOKIE).filter(COUNTRIES::contains))
        .or(() -> Optional.ofNullable((Who) request.getAttribute(Who.ATTRIBUTE)).map(Who::country))
        .orElse(null);
    model.addAttribute("help", new HelpPage(code,
        code == null ? null : Locale.of("", code).getDisplayCountry(language),
        code == null ? Choices.countries(lines.countries(), language) : List.of(),
        SignedIn.of(request).map(who -> own.all(who.oneself())).orElse(List.of()), lines.in(code)));
    return "safety/help";
  }
}
