package org.attune.app.layout.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attune.app.layout.FormerAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects addresses that once said what their pages were about, so that bookmarks and letters waiting on a phone still work. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormerAddressRedirects extends OncePerRequestFilter {

  private final Map<String, String> now = new LinkedHashMap<>();

  FormerAddressRedirects(ObjectProvider<FormerAddresses> addresses) {
    addresses.forEach(module -> now.putAll(module.now()));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    Optional<String> former = now.keySet().stream().filter(at -> path.equals(at) || path.startsWith(at + "/")).findFirst();
    if (former.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.LOCATION, now.get(former.get()) + path.substring(former.get().length()) + query);
  }
}
