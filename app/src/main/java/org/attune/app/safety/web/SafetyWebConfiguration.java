package org.attune.app.safety.web;

import org.attune.app.layout.Addresses;
import org.attune.app.layout.PrivateArea;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class SafetyWebConfiguration {

  @Bean
  static PublicRoutes safetyPublicRoutes() {
    return PublicRoutes.of(Addresses.HELP);
  }

  @Bean
  static PrivateArea someoneElseArea() {
    return PrivateArea.of(Addresses.SOMEONE_ELSE + "/**").except(Addresses.SAFETY_PLAN);
  }
}
