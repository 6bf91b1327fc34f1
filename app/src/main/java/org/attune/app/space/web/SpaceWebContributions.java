package org.attune.app.space.web;

import java.util.LinkedHashMap;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.FormerAddresses;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.attune.app.layout.PublicRoutes;
import org.attune.app.layout.WebManifest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class SpaceWebContributions {

  @Bean
  @Order(60)
  static NavigationSection spaceSection() {
    return new NavigationSection("space.section.steps", PrivateAddresses.SPACE,
        request -> SignedInPerson.of(request).filter(SignedInPerson::isOfferedSpace).isPresent());
  }

  @Bean
  static WebManifest spaceManifest() {
    return new WebManifest(PrivateAddresses.SPACE, "notes.webmanifest", "notes-192.png");
  }

  @Bean
  static PrivateArea spaceArea() {
    return PrivateArea.of(PrivateAddresses.SPACE + "/**");
  }

  @Bean
  static DestinationAddress spaceAddress() {
    return new DestinationAddress(Destination.SPACE, PrivateAddresses.SPACE);
  }

  @Bean
  static DestinationAddress smallStepAddress() {
    return new DestinationAddress(Destination.SMALL_STEP_NOW, PrivateAddresses.SMALL_STEP_NOW);
  }

  @Bean
  static PublicRoutes spacePublicRoutes() {
    return PublicRoutes.of(PrivateAddresses.SMALL_STEP_NOW);
  }

  /** All pages of a space were once named by what they are about. */
  @Bean
  static FormerAddresses spaceFormerAddresses() {
    var now = new LinkedHashMap<String, String>();
    now.put("/steps/circle", PrivateAddresses.CIRCLE);
    now.put("/steps/letters", PrivateAddresses.LETTERS);
    now.put("/steps/ladder", PrivateAddresses.LADDER);
    now.put("/steps/moments", PrivateAddresses.MOMENTS);
    now.put("/steps/outings", PrivateAddresses.OUTINGS);
    now.put("/steps/rhythm", PrivateAddresses.RHYTHM);
    now.put("/steps/one", PrivateAddresses.TRUSTED_PEOPLE);
    now.put("/steps/discomfort", PrivateAddresses.DISCOMFORT);
    now.put("/steps/safety-plan", PrivateAddresses.SAFETY_PLAN);
    now.put("/steps/bringing", PrivateAddresses.BRINGING);
    now.put("/steps/seen", PrivateAddresses.SEEN_MOMENTS);
    now.put("/steps/offline", PrivateAddresses.OFFLINE);
    now.put("/steps/mine", PrivateAddresses.SPACE_EXPORT);
    now.put("/steps/small", PrivateAddresses.SMALL_STEPS);
    now.put("/steps", PrivateAddresses.SPACE);
    return new FormerAddresses(now);
  }
}
