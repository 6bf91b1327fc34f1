package org.attune.app.safety.web;

import java.util.Map;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.FormerAddresses;
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

  @Bean
  static DestinationAddress helpAddress() {
    return new DestinationAddress(Destination.HELP, Addresses.HELP);
  }

  @Bean
  static DestinationAddress safetyPlanAddress() {
    return new DestinationAddress(Destination.SAFETY_PLAN, Addresses.SAFETY_PLAN);
  }

  @Bean
  static DestinationAddress someoneElseAddress() {
    return new DestinationAddress(Destination.SOMEONE_ELSE, Addresses.SOMEONE_ELSE);
  }

  @Bean
  static FormerAddresses safetyFormerAddresses() {
    return new FormerAddresses(Map.of("/help", Addresses.HELP, "/someone-else", Addresses.SOMEONE_ELSE));
  }
}
