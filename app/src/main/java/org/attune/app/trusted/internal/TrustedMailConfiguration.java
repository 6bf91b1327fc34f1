package org.attune.app.trusted.internal;

import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrustedMailConfiguration {

  @Bean
  MailJob trustedMailJob(Outbox outbox, TrustedPersonMails mails) {
    return new MailJob(outbox, mails);
  }
}
