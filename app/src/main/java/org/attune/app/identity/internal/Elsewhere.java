package org.attune.app.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leads to the page where somebody can do what they need to do first. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Elsewhere {

  @ExceptionHandler
  void owed(SecondStepOwed owed, HttpServletRequest request, HttpServletResponse response) {
    lead("/account/second-step", request, response);
  }

  private static void lead(String path, HttpServletRequest request, HttpServletResponse response) {
    boolean part = "true".equals(request.getHeader("HX-Request"));
    response.setHeader(part ? "HX-Redirect" : "Location", path);
    response.setStatus(part ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_SEE_OTHER);
  }
}
