package org.attune.app.requests.internal;

import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestMailConfiguration {

  @Bean
  MailJob requestMailJob(Outbox outbox, RequestMails mails) {
    return new MailJob(outbox, mails);
  }

  @Bean
  MailJob appointmentMailJob(Outbox outbox, AppointmentMails mails) {
    return new MailJob(outbox, mails);
  }
}
