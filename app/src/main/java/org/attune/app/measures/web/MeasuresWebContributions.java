package org.attune.app.measures.web;

import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class MeasuresWebContributions {

  @Bean
  static PrivateArea questionnaireArea() {
    return PrivateArea.of(PrivateAddresses.QUESTIONS + "/**");
  }
}
