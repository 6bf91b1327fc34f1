package org.attune.app.theone.internal;

import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrustedMailConfiguration {

  @Bean
  MailJob trustedMailJob(Outbox outbox, TrustedMails mails) {
    return new MailJob(outbox, mails);
  }
}
