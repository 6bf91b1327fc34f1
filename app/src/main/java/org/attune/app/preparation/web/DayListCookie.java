package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.attune.app.identity.PublicUrl;
import org.attune.app.layout.PreferenceCookies;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Whether a client's page shows who else meets the therapist that day: remembered by the browser until it is closed. */
@Component
class DayListCookie {
  private static final String COOKIE = "day-list";
  private static final String HIDDEN = "hidden";

  private final PublicUrl url;

  DayListCookie(PublicUrl url) {
    this.url = url;
  }

  boolean isShown(HttpServletRequest request) {
    return PreferenceCookies.of(request, COOKIE).filter(HIDDEN::equals).isEmpty();
  }

  String cookie(boolean shown) {
    return ResponseCookie.from(url.hostCookie(COOKIE), shown ? "" : HIDDEN).httpOnly(true).secure(url.isEncrypted())
        .sameSite("Lax").path("/").maxAge(shown ? Duration.ZERO : Duration.ofSeconds(-1)).build().toString();
  }
}
