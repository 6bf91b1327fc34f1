package org.attune.app.fitreview.web;

import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class FitReviewWebContributions {

  @Bean
  static PrivateArea fitReviewArea() {
    return PrivateArea.of(PrivateAddresses.FIT_REVIEW + "/**");
  }
}
