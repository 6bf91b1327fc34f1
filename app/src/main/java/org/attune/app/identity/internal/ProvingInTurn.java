package org.attune.app.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
  private static final RequestMatcher PROVING = new OrRequestMatcher(at("/sign-in"), at("/sign-in/passkey"), at("/sign-in/second-step"),
      at("/reset/**"), at("/set-up"), at("/invitation/**"));

  private final Turns turns = new Turns(AT_ONCE);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PROVING.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (Turns.Turn turn = turns.take()) {
      chain.doFilter(request, response);
    }
  }

  private static RequestMatcher at(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
  }
}
