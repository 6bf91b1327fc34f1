package org.attune.app.authentication.web;

import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class AuthenticationWebContributions {

  @Bean
  static DestinationAddress leaveAddress() {
    return new DestinationAddress(Destination.LEAVE, "/leave");
  }

  @Bean
  static DestinationAddress signInAddress() {
    return new DestinationAddress(Destination.SIGN_IN, "/sign-in");
  }

  @Bean
  static DestinationAddress signOutAddress() {
    return new DestinationAddress(Destination.SIGN_OUT, "/sign-out");
  }

  @Bean
  static DestinationAddress unlockAddress() {
    return new DestinationAddress(Destination.UNLOCK, "/unlock");
  }
}
