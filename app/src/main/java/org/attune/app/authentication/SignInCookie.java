package org.attune.app.authentication;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Finds out who is signed in from the cookie's secret; there is no server session beside it. */
@Component
public class SignInCookie implements SecurityContextRepository {

  private static final String NAME = "sign_in";

  private final SignIns signIns;
  private final PublicUrl url;

  SignInCookie(SignIns signIns, PublicUrl url) {
    this.signIns = signIns;
    this.url = url;
  }

  public void set(HttpServletResponse response, SecretToken secret) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret.text()).build().toString());
  }

  public void clear(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("").maxAge(Duration.ZERO).build().toString());
  }

  public Optional<SecretToken> secret(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, url.hostCookie(NAME));
    return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(new SecretToken(cookie.getValue()));
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(url.hostCookie(NAME), value).httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path("/");
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new LazySecurityContext(() -> load(request));
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  private SecurityContext load(HttpServletRequest request) {
    Optional<SecretToken> secret = secret(request);
    Optional<SignIns.ActiveSignIn> held = secret.flatMap(s -> signIns.findActive(new Viewer.Visitor(), s));
    held.filter(signIns::needsTouch)
        .ifPresent(h -> signIns.touch(h.person().asOneself(), secret.orElseThrow()));
    return held.<SecurityContext>map(h -> new SecurityContextImpl(h.person().authentication()))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // a sign-in is begun and ended by name, in SignInController and SignOutController
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return secret(request).isPresent();
  }

  private static final class LazySecurityContext implements DeferredSecurityContext {
    private final Supplier<SecurityContext> loader;
    private @org.jspecify.annotations.Nullable SecurityContext loaded;

    LazySecurityContext(Supplier<SecurityContext> loader) {
      this.loader = loader;
    }

    @Override
    public SecurityContext get() {
      SecurityContext context = loaded;
      if (context == null) {
        context = loader.get();
        loaded = context;
      }
      return context;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
