package org.attune.app.authentication.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Leads those who have to show more of who they are first to the page where they can. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StepUpRedirect implements HandlerExceptionResolver {

  /** What the database says where words are closed. */
  private static final String CLOSED = "AT001";

  @Override
  public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
      @Nullable Object handler, Exception failure) {
    // what is withheld isn't there; they are told why
    if (failure instanceof NotFound && SignedInPerson.of(request).filter(SignedInPerson::rolesWithheld).isPresent()) {
      return lead("/account/second-step", request, response);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && CLOSED.equals(sql.getSQLState())) {
        return lead("/account/confirmation", request, response);
      }
    }
    return null;
  }

  private static ModelAndView lead(String path, HttpServletRequest request, HttpServletResponse response) {
    boolean part = "true".equals(request.getHeader("HX-Request"));
    response.setHeader(part ? "HX-Redirect" : "Location", path);
    response.setStatus(part ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_SEE_OTHER);
    return new ModelAndView();
  }
}
