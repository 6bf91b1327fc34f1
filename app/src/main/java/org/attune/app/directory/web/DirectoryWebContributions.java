package org.attune.app.directory.web;

import org.attune.app.layout.PublicRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes to pages. */
@Configuration(proxyBeanMethods = false)
class DirectoryWebContributions {

  @Bean
  static PublicRoutes directoryPublicRoutes() {
    return PublicRoutes.of("/find/{slug}", "/find/{slug}/photograph", "/sitemap.xml", "/robots.txt");
  }
}
