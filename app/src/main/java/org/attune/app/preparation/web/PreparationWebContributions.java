package org.attune.app.preparation.web;

import java.util.List;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class PreparationWebContributions {

  @Bean
  @Order(10)
  static NavigationSection todaySection() {
    return new NavigationSection("preparation.section.today", "/today",
        request -> SignedInPerson.of(request).filter(signedIn -> signedIn.isClinician(request)).isPresent());
  }

  @Bean
  @Order(20)
  static NavigationSection clientsSection() {
    return new NavigationSection("preparation.section.clients", "/clients", List.of("/courses", "/sessions", "/absences", PrivateAddresses.UNSAID),
        request -> SignedInPerson.of(request).filter(signedIn -> signedIn.isClinician(request)).isPresent());
  }

  @Bean
  @Order(50)
  static NavigationSection courseSection() {
    return new NavigationSection("preparation.section.course", "/course", List.of("/courses", "/sessions", PrivateAddresses.UNSAID, PrivateAddresses.SOMEONE_ELSE, PrivateAddresses.FIT_REVIEW,
        PrivateAddresses.AFTER_AN_ANSWER),
        request -> SignedInPerson.of(request).filter(SignedInPerson::isClient).isPresent());
  }

  @Bean
  static PrivateArea courseArea() {
    return PrivateArea.of("/course/**");
  }
}
