package org.attune.app.layout.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.attune.app.layout.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails before a controller is reached, such as a look-up of the sign-in while the database is away. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // within the filter that takes the time, which is to see how it was answered
class ErrorFilter extends OncePerRequestFilter {
  private final ErrorResponder responder;

  ErrorFilter(ErrorResponder responder) {
    this.responder = responder;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (Refusal e) {
      responder.refuse(e, request, response);
    } catch (ServletException | RuntimeException e) {
      responder.fail(e, request, response);
    }
  }
}
