package org.attune.app.interop.web;

import org.attune.app.identity.Role;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class InteropWebConfiguration {

  @Bean
  @Order(40)
  static NavigationSection importSection() {
    return new NavigationSection("interop.section.import", "/imports",
        request -> SignedIn.of(request).flatMap(who -> who.member(request)).filter(m -> m.is(Role.THERAPIST)).isPresent());
  }
}
