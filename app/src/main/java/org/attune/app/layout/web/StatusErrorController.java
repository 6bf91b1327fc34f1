package org.attune.app.layout.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** A status that a filter or the container decided on. */
@Controller
class StatusErrorController implements ErrorController {
  private final ErrorResponder responder;

  StatusErrorController(ErrorResponder responder) {
    this.responder = responder;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    responder.respondWithStatus(ErrorResponder.statusOf(request), request, response);
  }
}
