package org.attune.app.accesslog.internal;

import org.attune.app.accesslog.AccessLog;
import org.attune.app.identity.TidyUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looking leaves behind. */
@Configuration(proxyBeanMethods = false)
class AccessLogTidyUps {

  @Bean
  static TidyUp oldLooks(AccessLog looks) {
    return looks::deleteOld;
  }
}
