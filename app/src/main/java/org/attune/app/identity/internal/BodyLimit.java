package org.attune.app.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.attune.app.layout.Busy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much may be sent: a form's worth by a visitor or by whoever holds a link, files by people who are signed in, a few
 * at a time. Asked before anything of it is read: a form is given memory, and a file disk, by the length that it claims.
 */
class BodyLimit extends OncePerRequestFilter {

  /** The longest of our forms, two texts of 10 000 characters in any script, as browsers encode it. */
  static final long FORM = 256 * 1024;
  private static final int FILES_AT_ONCE = 8;

  private final Semaphore files = new Semaphore(FILES_AT_ONCE);

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isOfUnknownLength = request.getHeader("Transfer-Encoding") != null;
    if (!isOfUnknownLength && request.getContentLengthLong() <= FORM) {
      chain.doFilter(request, response);
    } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
      response.sendError(
          isOfUnknownLength ? HttpServletResponse.SC_LENGTH_REQUIRED : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!files.tryAcquire()) {
      throw new Busy();
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        files.release();
      }
    }
  }
}
