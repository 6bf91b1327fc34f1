package org.attune.app.sharing.internal;

import org.attune.app.identity.TidyUp;
import org.attune.app.sharing.Looks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looking leaves behind. */
@Configuration(proxyBeanMethods = false)
class SharingTidyUps {

  @Bean
  static TidyUp oldLooks(Looks looks) {
    return looks::forgetOld;
  }
}
