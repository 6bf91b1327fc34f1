package org.attune.app.space.web;

import java.util.LinkedHashMap;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.FormerAddresses;
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

  @Bean
  static DestinationAddress spaceAddress() {
    return new DestinationAddress(Destination.SPACE, Addresses.SPACE);
  }

  /** All pages of a space were once named by what they are about. */
  @Bean
  static FormerAddresses spaceFormerAddresses() {
    var now = new LinkedHashMap<String, String>();
    now.put("/steps/circle", Addresses.CIRCLE);
    now.put("/steps/letters", Addresses.LETTERS);
    now.put("/steps/ladder", Addresses.LADDER);
    now.put("/steps/moments", Addresses.MOMENTS);
    now.put("/steps/outings", Addresses.OUTINGS);
    now.put("/steps/rhythm", Addresses.RHYTHM);
    now.put("/steps/one", Addresses.THE_ONE);
    now.put("/steps/discomfort", Addresses.DISCOMFORT);
    now.put("/steps/safety-plan", Addresses.SAFETY_PLAN);
    now.put("/steps/bringing", Addresses.BRINGING);
    now.put("/steps/seen", Addresses.SEEN);
    now.put("/steps/offline", Addresses.OFFLINE);
    now.put("/steps/mine", Addresses.MINE);
    now.put("/steps/small", Addresses.SMALL_STEPS);
    now.put("/steps", Addresses.SPACE);
    return new FormerAddresses(now);
  }
}
