package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.LanguageCookie;
import org.attune.app.identity.LinkLanguage;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.TooManyRequests;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Exchanges a mailed link for a cookie that only its own page gets, and a clean address. Spends nothing. */
@Controller
class AccessLinkController {

  private final AccessLinks links;
  private final RateLimiter rateLimiter;
  private final PublicUrl url;
  private final LanguageCookie language;
  private final List<LinkLanguage> sentIn;
  private final Map<AccessLink.Purpose, String> targets;

  AccessLinkController(AccessLinks links, RateLimiter rateLimiter, PublicUrl url, LanguageCookie language, List<LinkLanguage> sentIn,
      List<LinkTarget> targets) {
    this.links = links;
    this.rateLimiter = rateLimiter;
    this.url = url;
    this.language = language;
    this.sentIn = sentIn;
    this.targets = targets.stream().collect(Collectors.toMap(LinkTarget::purpose, LinkTarget::path));
  }

  @GetMapping("/l/{secret}")
  ResponseEntity<Void> exchange(Viewer.Visitor viewer, @PathVariable SecretToken secret, HttpServletRequest request) {
    if (!rateLimiter.tryAcquire(viewer, "link", request, 120, Duration.ofMinutes(10))) {
      throw new TooManyRequests(Duration.ofMinutes(10));
    }
    AccessLink link = links.lookUp(viewer, secret).orElseThrow(NotFound::new);
    String target = targets.get(link.purpose());
    if (target == null) {
      throw new NotFound();
    }
    String page = target + link.id();
    ResponseCookie cookie = ResponseCookie.from(url.secureCookie(AccessLink.COOKIE), secret.text())
        .httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path(page).maxAge(Duration.ofDays(1)).build();
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString()).header(HttpHeaders.LOCATION, page);
    if (language.chosen(request).isEmpty()) {
      sentIn.stream().filter(sent -> sent.purpose() == link.purpose()).findFirst().flatMap(sent -> sent.of().apply(link))
          .ifPresent(chosen -> answer.header(HttpHeaders.SET_COOKIE, language.of(chosen).toString()));
    }
    return answer.build();
  }
}
