package org.attune.app.safety;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.attune.app.identity.PublicUrl;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.PreferenceCookies;
import org.attune.app.practices.CountriesAndTimeZones;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The country whose help lines somebody sees: the one they chose on this device, else their practice's; never guessed from where
 * they are.
 */
@Component
public class HelpCountry {

  private static final String COOKIE = "country";

  private final HttpServletRequest request;
  private final PublicUrl url;

  /** @param request the one that is being answered */
  HelpCountry(HttpServletRequest request, PublicUrl url) {
    this.request = request;
    this.url = url;
  }

  /** Its ISO 3166 code; null where nobody has said. */
  public @Nullable String code() {
    return Optional.ofNullable((String) request.getAttribute(HelpCountry.class.getName()))
        .or(() -> PreferenceCookies.of(request, COOKIE).filter(CountriesAndTimeZones::isCountry))
        .or(() -> Optional.ofNullable(CurrentPerson.of(request)).map(CurrentPerson::country))
        .orElse(null);
  }

  /** From now on this one, on this device, if it is a country. */
  public void choose(HttpServletResponse response, String country) {
    if (CountriesAndTimeZones.isCountry(country)) {
      request.setAttribute(HelpCountry.class.getName(), country);
      response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(url.hostCookie(COOKIE), country).httpOnly(true)
          .secure(url.isEncrypted()).sameSite("Lax").path("/").maxAge(Duration.ofDays(365)).build().toString());
    }
  }
}
