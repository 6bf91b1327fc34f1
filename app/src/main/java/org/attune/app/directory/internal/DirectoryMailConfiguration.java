package org.attune.app.directory.internal;

import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryMailConfiguration {

  @Bean
  MailJob placesMailJob(Outbox outbox, CapacityMails mails) {
    return new MailJob(outbox, mails);
  }
}
