package org.attune.app.layout.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who could read what is written here. */
@Controller
class PrivacyController {

  @GetMapping("/about/privacy")
  String privacy() {
    return "layout/privacy";
  }
}
