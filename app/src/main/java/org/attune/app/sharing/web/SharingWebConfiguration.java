package org.attune.app.sharing.web;

import org.attune.app.identity.SignedIn;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class SharingWebConfiguration {

  @Bean
  @Order(70)
  static NavigationSection looksSection() {
    return new NavigationSection("sharing.section.looked", "/looks",
        request -> SignedIn.of(request).filter(SignedIn::isClient).isPresent());
  }

  @Bean
  static PrivateArea looksArea() {
    return PrivateArea.of("/looks/**");
  }
}
