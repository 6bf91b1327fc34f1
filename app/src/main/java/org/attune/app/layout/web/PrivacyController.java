package org.attune.app.layout.web;

import org.attune.app.layout.PrivateAddresses;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who could read what is written here. */
@Controller
class PrivacyController {

  @GetMapping(PrivateAddresses.PRIVACY)
  String privacy() {
    return "layout/privacy";
  }
}
