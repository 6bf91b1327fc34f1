package org.attune.app.theone.web;

import org.attune.app.identity.Link;
import org.attune.app.identity.LinkTarget;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to signing in. */
@Configuration(proxyBeanMethods = false)
class TrustedWebConfiguration {

  @Bean
  static PublicRoutes trustedPublicRoutes() {
    return PublicRoutes.of(Addresses.TRUSTED + "/**");
  }

  @Bean
  static LinkTarget trustedTarget() {
    return new LinkTarget(Link.Purpose.TRUSTED, Addresses.TRUSTED + "/");
  }
}
