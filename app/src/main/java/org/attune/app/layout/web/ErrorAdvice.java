package org.attune.app.layout.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.attune.app.layout.Refusal;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal and every failure of a controller, mapped to HTTP once. */
@ControllerAdvice
class ErrorAdvice {
  private final ErrorResponder responder;

  ErrorAdvice(ErrorResponder responder) {
    this.responder = responder;
  }

  @ExceptionHandler
  void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
    responder.refuse(refusal, request, response);
  }

  /** An id in an address that is no id names nothing. */
  @ExceptionHandler
  void noId(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responder.respondWithStatus(mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400, request, response);
  }

  @ExceptionHandler
  void unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responder.respondWithStatus(400, request, response);
  }

  @ExceptionHandler
  void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
    switch (failure) {
      // the security filters answer these
      case AccessDeniedException denied -> throw denied;
      case AuthenticationException unknown -> throw unknown;
      // the reader has gone
      case AsyncRequestNotUsableException _ -> {}
      case ErrorResponse error -> {
        int status = error.getStatusCode().value();
        if (status >= 500) {
          responder.fail(failure, request, response);
        } else {
          error.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
          responder.respondWithStatus(status, request, response);
        }
      }
      default -> responder.fail(failure, request, response);
    }
  }
}
