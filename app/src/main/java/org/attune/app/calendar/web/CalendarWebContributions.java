package org.attune.app.calendar.web;

import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class CalendarWebContributions {

  @Bean
  static PublicRoutes calendarPublicRoutes() {
    return PublicRoutes.of("/feeds/*");
  }

  @Bean
  static DestinationAddress calendarAddress() {
    return new DestinationAddress(Destination.CALENDAR, "/course/calendar");
  }
}
