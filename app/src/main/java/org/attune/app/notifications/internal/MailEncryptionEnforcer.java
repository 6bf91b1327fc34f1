package org.attune.app.notifications.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Mails hold links that act for a person: to a mail server on another machine they go encrypted, and only after it has shown
 * a certificate of its name. No setting takes that away.
 */
@Component
class MailEncryptionEnforcer implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof JavaMailSenderImpl sender && !isOnThisMachine(sender.getHost())) {
      require(sender);
    }
    return bean;
  }

  static void require(JavaMailSenderImpl sender) {
    Properties settings = sender.getJavaMailProperties();
    for (String protocol : new String[] {"smtp", "smtps"}) {
      String mail = "mail." + protocol + ".";
      settings.setProperty(mail + "starttls.enable", "true");
      settings.setProperty(mail + "starttls.required", "true");
      settings.setProperty(mail + "ssl.checkserveridentity", "true");
      settings.remove(mail + "ssl.trust");
      settings.remove(mail + "ssl.hostnameverifier.class");
      settings.remove(mail + "ssl.socketFactory.class");
      settings.remove(mail + "socketFactory.class");
      settings.remove(mail + "socketFactory.fallback");
    }
  }

  /** Every address of its name is a loopback one; a name that nobody knows just now is another machine's. */
  static boolean isOnThisMachine(@Nullable String host) {
    if (host == null || host.isBlank()) {
      return false;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
