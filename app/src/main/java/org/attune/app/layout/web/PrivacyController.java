package org.attune.app.layout.web;

import org.attune.app.layout.Addresses;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who could read what is written here. */
@Controller
class PrivacyController {

  @GetMapping(Addresses.PRIVACY)
  String privacy() {
    return "layout/privacy";
  }
}
