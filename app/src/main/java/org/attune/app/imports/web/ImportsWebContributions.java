package org.attune.app.imports.web;

import org.attune.app.identity.Role;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class ImportsWebContributions {

  @Bean
  @Order(40)
  static NavigationSection importSection() {
    return new NavigationSection("imports.section.import", "/imports",
        request -> SignedInPerson.of(request).flatMap(signedIn -> signedIn.asMember(request)).filter(m -> m.hasRole(Role.THERAPIST)).isPresent());
  }
}
