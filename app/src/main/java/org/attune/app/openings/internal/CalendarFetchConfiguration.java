package org.attune.app.openings.internal;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarFetchConfiguration {

  static {
    // a zone is known by its name, or not at all: its definition is never fetched from somewhere else
    System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
  }

  @Bean
  static CalendarFetch calendarFetch() throws NoSuchAlgorithmException {
    return CalendarFetch.ofEverybodys(SSLContext.getDefault());
  }
}
