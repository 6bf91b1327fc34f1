package org.attune.app.openings.internal;

import org.attune.app.identity.TidyUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module has run out. */
@Configuration(proxyBeanMethods = false)
class OpeningsTidyUp {

  @Bean
  static TidyUp holdsThatRanOut(AppointmentHolds holds) {
    return holds::tidy;
  }
}
