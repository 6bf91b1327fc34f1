package org.attune.app.notifications;

import org.springframework.mail.MailException;

/** So much went to this address within a day that the next mail waits. */
public class MailLimitReached extends MailException {
  MailLimitReached() {
    super("enough for today");
  }
}
