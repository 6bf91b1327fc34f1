package org.attune.app.directory.web;

import org.attune.app.layout.FormsWithoutCookie;
import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The search is for visitors; it is sent without a cookie, to the list or to somebody in it, and changes nothing. */
@Configuration(proxyBeanMethods = false)
class FindWebContributions {

  @Bean
  static PublicRoutes findPublicRoutes() {
    return PublicRoutes.of("/find", "/find/how-it-works");
  }

  @Bean
  static FormsWithoutCookie searchForm() {
    return FormsWithoutCookie.of("/find", "/find/*");
  }
}
