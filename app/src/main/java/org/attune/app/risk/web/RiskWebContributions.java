package org.attune.app.risk.web;

import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class RiskWebContributions {

  @Bean
  static PrivateArea afterAnAnswerArea() {
    return PrivateArea.of(PrivateAddresses.AFTER_AN_ANSWER + "/**");
  }
}
