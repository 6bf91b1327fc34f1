package org.attune.app.safety.web;

import java.util.Map;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.FormerAddresses;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class SafetyWebContributions {

  @Bean
  static PublicRoutes safetyPublicRoutes() {
    return PublicRoutes.of(PrivateAddresses.HELP);
  }

  @Bean
  static PrivateArea someoneElseArea() {
    return PrivateArea.of(PrivateAddresses.SOMEONE_ELSE + "/**").except(PrivateAddresses.SAFETY_PLAN);
  }

  @Bean
  static DestinationAddress helpAddress() {
    return new DestinationAddress(Destination.HELP, PrivateAddresses.HELP);
  }

  @Bean
  static DestinationAddress safetyPlanAddress() {
    return new DestinationAddress(Destination.SAFETY_PLAN, PrivateAddresses.SAFETY_PLAN);
  }

  @Bean
  static DestinationAddress someoneElseAddress() {
    return new DestinationAddress(Destination.SOMEONE_ELSE, PrivateAddresses.SOMEONE_ELSE);
  }

  @Bean
  static FormerAddresses safetyFormerAddresses() {
    return new FormerAddresses(Map.of("/help", PrivateAddresses.HELP, "/someone-else", PrivateAddresses.SOMEONE_ELSE));
  }
}
