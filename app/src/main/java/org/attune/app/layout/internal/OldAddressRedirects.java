package org.attune.app.layout.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attune.app.layout.Addresses;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects addresses that once said what their pages were about, so that bookmarks and letters waiting on a phone still work. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OldAddressRedirects extends OncePerRequestFilter {

  private static final Map<String, String> NOW = new LinkedHashMap<>();

  static {
    NOW.put("/steps/circle", Addresses.CIRCLE);
    NOW.put("/steps/letters", Addresses.LETTERS);
    NOW.put("/steps/ladder", Addresses.LADDER);
    NOW.put("/steps/moments", Addresses.MOMENTS);
    NOW.put("/steps/outings", Addresses.OUTINGS);
    NOW.put("/steps/rhythm", Addresses.RHYTHM);
    NOW.put("/steps/one", Addresses.THE_ONE);
    NOW.put("/steps/discomfort", Addresses.DISCOMFORT);
    NOW.put("/steps/safety-plan", Addresses.SAFETY_PLAN);
    NOW.put("/steps/bringing", Addresses.BRINGING);
    NOW.put("/steps/seen", Addresses.SEEN);
    NOW.put("/steps/offline", Addresses.OFFLINE);
    NOW.put("/steps/mine", Addresses.MINE);
    NOW.put("/steps/small", Addresses.SMALL_STEPS);
    NOW.put("/steps", Addresses.SPACE);
    NOW.put("/help", Addresses.HELP);
    NOW.put("/about/privacy", Addresses.PRIVACY);
    NOW.put("/someone-else", Addresses.SOMEONE_ELSE);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    Optional<String> former = NOW.keySet().stream().filter(at -> path.equals(at) || path.startsWith(at + "/")).findFirst();
    if (former.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.LOCATION, NOW.get(former.get()) + path.substring(former.get().length()) + query);
  }
}
