package org.attune.app.practices.web;

import org.attune.app.identity.Link;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class PracticesWebConfiguration {

  @Bean
  static PublicRoutes practicesPublicRoutes() {
    return PublicRoutes.of("/", "/set-up/**", "/join", "/invitation/**", "/reset/**", "/address/**", Addresses.ERASED);
  }

  @Bean
  static LinkTarget invitationTarget() {
    return new LinkTarget(Link.Purpose.INVITATION, "/invitation/");
  }

  @Bean
  static LinkTarget resetTarget() {
    return new LinkTarget(Link.Purpose.RESET, "/reset/");
  }

  @Bean
  static LinkTarget addressTarget() {
    return new LinkTarget(Link.Purpose.ADDRESS, "/address/");
  }

  @Bean
  @Order(30)
  static NavigationSection practiceSection() {
    return new NavigationSection("practices.section.practice", "/practice",
        request -> SignedIn.of(request).filter(who -> who.member(request).isPresent()).isPresent());
  }

  @Bean
  @Order(80)
  static NavigationSection accountSection() {
    return new NavigationSection("practices.section.account", "/account",
        request -> true);
  }

  @Bean
  static DestinationAddress practiceAddress() {
    return new DestinationAddress(Destination.PRACTICE, "/practice");
  }

  @Bean
  static DestinationAddress accountAddress() {
    return new DestinationAddress(Destination.ACCOUNT, "/account");
  }

  @Bean
  static DestinationAddress passwordResetAddress() {
    return new DestinationAddress(Destination.PASSWORD_RESET, "/reset");
  }
}
