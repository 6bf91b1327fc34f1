package org.attune.app.layout.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** A status that a filter or the container decided on. */
@Controller
class ErrorPages implements ErrorController {
  private final Trouble trouble;

  ErrorPages(Trouble trouble) {
    this.trouble = trouble;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    trouble.status(Trouble.statusOf(request), request, response);
  }
}
