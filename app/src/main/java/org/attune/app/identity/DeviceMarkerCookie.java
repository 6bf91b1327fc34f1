package org.attune.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.attune.app.layout.PreferenceCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Whether a device keeps something for its owner, to be read without a connection: a cookie that tells owners apart. */
@Component
public class DeviceMarkerCookie {

  private static final String COOKIE = "kept";

  private final PublicUrl url;

  DeviceMarkerCookie(PublicUrl url) {
    this.url = url;
  }

  public void set(HttpServletResponse response, PersonId owner) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(marker(owner)).maxAge(Duration.ofDays(365)).build().toString());
  }

  public void clear(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("").maxAge(Duration.ZERO).build().toString());
  }

  public boolean belongsTo(HttpServletRequest request, PersonId person) {
    return PreferenceCookies.of(request, COOKIE).filter(marker(person)::equals).isPresent();
  }

  /** Whether it is kept for somebody else, who did not sign out. */
  public boolean belongsToAnother(HttpServletRequest request, PersonId person) {
    return PreferenceCookies.of(request, COOKIE).isPresent() && !belongsTo(request, person);
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(url.hostCookie(COOKIE), value).httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path("/");
  }

  /** What tells a person’s things on a device from another’s, and says nothing more of them. */
  public String marker(PersonId person) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(("kept|" + person).getBytes(StandardCharsets.UTF_8)), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
