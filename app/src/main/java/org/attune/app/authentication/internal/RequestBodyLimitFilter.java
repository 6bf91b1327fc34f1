package org.attune.app.authentication.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.app.layout.TooManyRequests;
import org.attune.app.operations.ConcurrencyLimit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much may be sent: a form's worth by a visitor or by the holder of a link, files by people who are signed in, one by each
 * and a few at a time. Asked before anything of it is read: a form is given memory, and a file disk, by the length that it claims.
 */
class RequestBodyLimitFilter extends OncePerRequestFilter {

  /** The longest of our forms, two texts of 10 000 characters in any script, as browsers encode it. */
  static final long MAX_FORM_BYTES = 256 * 1024;
  private static final int FILES_AT_ONCE = 8;

  private final ConcurrencyLimit files = new ConcurrencyLimit(FILES_AT_ONCE, Duration.ZERO);
  private final Set<Object> sending = ConcurrentHashMap.newKeySet();

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isOfUnknownLength = request.getHeader("Transfer-Encoding") != null;
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (!isOfUnknownLength && request.getContentLengthLong() <= MAX_FORM_BYTES) {
      chain.doFilter(request, response);
    } else if (who == null) {
      response.sendError(
          isOfUnknownLength ? HttpServletResponse.SC_LENGTH_REQUIRED : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      sendAlone(Objects.requireNonNull(who.getPrincipal()), () -> chain.doFilter(request, response));
    }
  }

  private interface Sending {
    void go() throws IOException, ServletException;
  }

  /** Refuses somebody's second file until their first is here, so that nobody takes the room of the others. */
  private void sendAlone(Object person, Sending file) throws IOException, ServletException {
    if (!sending.add(person)) {
      throw new TooManyRequests(Duration.ofMinutes(1));
    }
    try (ConcurrencyLimit.Permit permit = files.acquire()) {
      file.go();
    } finally {
      sending.remove(person);
    }
  }
}
