package org.attune.app.trusted.web;

import org.attune.app.identity.AccessLink;
import org.attune.app.identity.LinkTarget;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to signing in. */
@Configuration(proxyBeanMethods = false)
class TrustedWebContributions {

  @Bean
  static PublicRoutes trustedPublicRoutes() {
    return PublicRoutes.of(PrivateAddresses.TRUSTED_PERSON + "/**");
  }

  @Bean
  static LinkTarget trustedTarget() {
    return new LinkTarget(AccessLink.Purpose.TRUSTED, PrivateAddresses.TRUSTED_PERSON + "/");
  }
}
