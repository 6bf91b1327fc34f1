package org.attune.app.notifications.internal;

import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  @Bean
  MailJob practiceMailJob(Outbox outbox, PracticeMails mails) {
    return new MailJob(outbox, mails);
  }
}
