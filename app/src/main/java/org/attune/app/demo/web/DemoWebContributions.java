package org.attune.app.demo.web;

import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to signing in. */
@Configuration(proxyBeanMethods = false)
class DemoWebContributions {

  @Bean
  static PublicRoutes demoPublicRoutes() {
    return PublicRoutes.of("/demo/**");
  }
}
