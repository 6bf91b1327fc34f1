package org.attune.app.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** Cookies that hold what a browser prefers, and open nothing. */
public final class PreferenceCookies {

  private PreferenceCookies() {}

  /** What this one holds, under its name or, where the connection is encrypted, under the one that only this host can give. */
  public static Optional<String> of(HttpServletRequest request, String name) {
    return Optional.ofNullable(WebUtils.getCookie(request, "__Host-" + name))
        .or(() -> Optional.ofNullable(WebUtils.getCookie(request, name))).map(Cookie::getValue);
  }
}
