package org.attune.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.attune.app.layout.LanguagePreference;
import org.attune.app.layout.Languages;
import org.attune.app.layout.PreferenceCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The language that somebody chose: their own once they are signed in, else this browser's. People at work read English. */
@Component
public class LanguageCookie implements LanguagePreference {

  private static final String COOKIE = "language";

  private final PublicUrl url;

  LanguageCookie(PublicUrl url) {
    this.url = url;
  }

  public void set(HttpServletResponse response, Locale language) {
    response.addHeader(HttpHeaders.SET_COOKIE, of(language).toString());
  }

  /** The cookie that says this language. */
  public ResponseCookie of(Locale language) {
    return ResponseCookie.from(url.hostCookie(COOKIE), language.getLanguage()).httpOnly(true).secure(url.isEncrypted()).sameSite("Lax")
        .path("/").maxAge(Duration.ofDays(365)).build();
  }

  @Override
  public Optional<Locale> chosen(HttpServletRequest request) {
    return SignedInPerson.of(request).flatMap(signedIn -> Optional.ofNullable(signedIn.language()))
        .or(() -> PreferenceCookies.of(request, COOKIE)).flatMap(Languages::shipped);
  }

  @Override
  public boolean isOffered(HttpServletRequest request) {
    return SignedInPerson.of(request).filter(SignedInPerson::isStaff).isEmpty();
  }
}
