package org.attune.app.checkins.web;

import org.attune.app.identity.AccessLink;
import org.attune.app.identity.LinkLanguage;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.People;
import org.attune.app.layout.Languages;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PrivateArea;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class CheckInsWebContributions {

  @Bean
  static PublicRoutes checkInsPublicRoutes() {
    return PublicRoutes.of("/check-in/**");
  }

  @Bean
  static LinkTarget checkInTarget() {
    return new LinkTarget(AccessLink.Purpose.CHECK_IN, "/check-in/");
  }

  @Bean
  static LinkLanguage checkInLanguage(People people) {
    return new LinkLanguage(AccessLink.Purpose.CHECK_IN,
        link -> people.language(link.holder(), link.holder().person()).flatMap(Languages::shipped));
  }

  @Bean
  static PrivateArea checkInArea() {
    return PrivateArea.of(PrivateAddresses.UNSAID + "/**", "/sessions/*/check-in/**");
  }
}
