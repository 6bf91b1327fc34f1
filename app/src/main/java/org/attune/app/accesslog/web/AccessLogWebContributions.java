package org.attune.app.accesslog.web;

import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class AccessLogWebContributions {

  @Bean
  @Order(70)
  static NavigationSection looksSection() {
    return new NavigationSection("accesslog.section.looked", "/looks",
        request -> SignedInPerson.of(request).filter(SignedInPerson::isClient).isPresent());
  }

  @Bean
  static PrivateArea looksArea() {
    return PrivateArea.of("/looks/**");
  }
}
