package org.attune.app.identity.internal;

import org.attune.app.identity.Attempts;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.TidyUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signing in leaves behind. */
@Configuration(proxyBeanMethods = false)
class IdentityTidyUps {

  @Bean
  static TidyUp endedSignIns(SignIns signIns) {
    return signIns::forgetEnded;
  }

  @Bean
  static TidyUp endedAttempts(Attempts attempts) {
    return attempts::forget;
  }

  @Bean
  static TidyUp answeredPasskeys(Passkeys passkeys) {
    return passkeys::forgetAnswered;
  }
}
