package org.attune.app.space.web;

import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateArea;
import org.attune.app.layout.WebManifest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class SpaceWebConfiguration {

  @Bean
  @Order(60)
  static NavigationSection spaceSection() {
    return new NavigationSection("space.section.steps", Addresses.SPACE,
        request -> SignedIn.of(request).filter(SignedIn::isOfferedSpace).isPresent());
  }

  @Bean
  static WebManifest spaceManifest() {
    return new WebManifest(Addresses.SPACE, "notes.webmanifest", "notes-192.png");
  }

  @Bean
  static PrivateArea spaceArea() {
    return PrivateArea.of(Addresses.SPACE + "/**");
  }
}
