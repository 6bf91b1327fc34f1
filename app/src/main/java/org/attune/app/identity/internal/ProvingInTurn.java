package org.attune.app.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.app.layout.Busy;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Those who are about to prove who they are come a few at a time, before anything is asked of the database: a crowd of
 * guessers waits among itself, and not before those who are here already or hold a link to a check-in.
 */
class ProvingInTurn extends OncePerRequestFilter {

  private static final int AT_ONCE = 4;
  private static final int LONGEST_WAIT_SECONDS = 5;
  private static final RequestMatcher PROVING = new OrRequestMatcher(at("/sign-in"), at("/sign-in/passkey"), at("/sign-in/second-step"),
      at("/reset/**"), at("/set-up"), at("/invitation/**"));

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PROVING.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turns.release();
    }
  }

  private static RequestMatcher at(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
  }
}
