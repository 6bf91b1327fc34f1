package org.attune.app.authentication.internal;

import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.TidyUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signing in leaves behind. */
@Configuration(proxyBeanMethods = false)
class AuthenticationTidyUps {

  @Bean
  static TidyUp endedSignIns(SignIns signIns) {
    return signIns::deleteExpired;
  }

  @Bean
  static TidyUp endedAttempts(RateLimiter rateLimiter) {
    return rateLimiter::deleteExpired;
  }

  @Bean
  static TidyUp answeredPasskeys(Passkeys passkeys) {
    return passkeys::deleteAnsweredChallenges;
  }
}
