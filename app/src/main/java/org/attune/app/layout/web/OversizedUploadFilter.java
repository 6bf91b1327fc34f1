package org.attune.app.layout.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A file that is too large gets its sentence where files are chosen: the form that takes one is shown again at its own
 * address, with {@code ?large=true}. The server notices while it looks for the form's token, before any controller, so it is
 * caught around them all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // within the last resort, which would take it for a failure
class OversizedUploadFilter extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || request.getContentType() == null
        || !request.getContentType().toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (InvalidParameterException e) {
      if (e.getErrorCode() != HttpStatus.CONTENT_TOO_LARGE.value()) {
        throw e;
      }
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader("Location", request.getRequestURI() + "?large=true");
    }
  }
}
