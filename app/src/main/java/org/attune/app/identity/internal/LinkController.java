package org.attune.app.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Link;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.Links;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Secret;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.TooMany;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Exchanges a mailed link for a cookie that only its own page gets, and a clean address. Spends nothing. */
@Controller
class LinkController {

  private final Links links;
  private final Attempts attempts;
  private final PublicUrl url;
  private final Map<Link.Purpose, String> targets;

  LinkController(Links links, Attempts attempts, PublicUrl url, List<LinkTarget> targets) {
    this.links = links;
    this.attempts = attempts;
    this.url = url;
    this.targets = targets.stream().collect(Collectors.toMap(LinkTarget::purpose, LinkTarget::path));
  }

  @GetMapping("/l/{secret}")
  ResponseEntity<Void> exchange(Viewer.Visitor viewer, @PathVariable Secret secret, HttpServletRequest request) {
    if (!attempts.isWithin(viewer, "link", request, 120, Duration.ofMinutes(10))) {
      throw new TooMany(Duration.ofMinutes(10));
    }
    Link link = links.lookUp(viewer, secret).orElseThrow(NotFound::new);
    String target = targets.get(link.purpose());
    if (target == null) {
      throw new NotFound();
    }
    String page = target + link.id();
    ResponseCookie cookie = ResponseCookie.from(url.secureCookie(Link.COOKIE), secret.text())
        .httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path(page).maxAge(Duration.ofDays(1)).build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString()).header(HttpHeaders.LOCATION, page).build();
  }
}
