package org.attune.app.sessions.web;

import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class SessionsWebContributions {

  @Bean
  static DestinationAddress sessionsAddress() {
    return new DestinationAddress(Destination.SESSIONS, "/course/sessions");
  }
}
