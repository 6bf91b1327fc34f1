package org.attune.app.notifications;

import org.springframework.mail.MailException;

/** So much went to this address within a day that the next mail waits. */
public class AddressFull extends MailException {
  AddressFull() {
    super("enough for today");
  }
}
