package org.attune.app.door.internal;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> door() {
    return factory -> factory.setProtocol(DoorProtocol.class.getName());
  }
}
