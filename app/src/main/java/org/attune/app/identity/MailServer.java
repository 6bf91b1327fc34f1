package org.attune.app.identity;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.layout.FieldErrors;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The mail server, where one is set ({@code spring.mail.host}), and the mailboxes it takes. Mail to a mailbox outside ASCII
 * goes by SMTPUTF8 (RFC 6531), which not every server offers: it is asked once somebody types such an address, and its answer
 * holds for an hour. What is sent there goes by the answer of its own connection.
 */
@Component
public class MailServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
  private static final Duration ANSWER_HOLDS = Duration.ofHours(1);
  /** Milliseconds for each step: a page waits for the answer. */
  private static final String WAITS_AT_MOST = "5000";

  private final ObjectProvider<JavaMailSenderImpl> sender;
  private final Clock clock;
  private volatile @Nullable Capabilities answer;

  public MailServer(ObjectProvider<JavaMailSenderImpl> sender, Clock clock) {
    this.sender = sender;
    this.clock = clock;
  }

  private record Capabilities(boolean offersSmtputf8, Instant until) {}

  /** Whether there is a server at all. */
  public boolean isConfigured() {
    return configured() != null;
  }

  /** What sends to this address; it fails where the server doesn't take such a mailbox (any more). */
  public JavaMailSender senderFor(MailAddress to) {
    return to.needsSmtputf8() ? new Smtputf8Sender(sender.getObject()) : sender.getObject();
  }

  /** Says where an address is one that this server takes no mail for. */
  public void validateDeliverable(FieldErrors errors, String field, String typed) {
    if (MailAddress.of(typed).filter(MailAddress::needsSmtputf8).isEmpty()) {
      return;
    }
    try {
      if (!offersSmtputf8()) {
        errors.add(field, "identity.address-smtputf8");
      }
    } catch (MessagingException e) {
      LOG.warn("the mail server could not be asked whether it offers SMTPUTF8: {}",
          NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
      errors.add(field, "identity.mail-server-unreachable");
    }
  }

  private boolean offersSmtputf8() throws MessagingException {
    Capabilities known = answer;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.offersSmtputf8();
    }
    JavaMailSenderImpl server = configured();
    if (server == null) {
      return false;
    }
    var asking = new Smtputf8Sender(server);
    for (String protocol : new String[] {"smtp", "smtps"}) {
      for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
        asking.getJavaMailProperties().setProperty("mail." + protocol + "." + step, WAITS_AT_MOST);
      }
    }
    try {
      asking.testConnection();
      return true;
    } catch (Smtputf8NotOffered e) {
      return false;
    }
  }

  /** A host that was left empty is no server. */
  private @Nullable JavaMailSenderImpl configured() {
    JavaMailSenderImpl server = sender.getIfAvailable();
    return server != null && StringUtils.hasText(server.getHost()) ? server : null;
  }

  /** Sends as the configured sender does, encryption included, and marks each mail SMTPUTF8. Other mail must not go by it. */
  private final class Smtputf8Sender extends JavaMailSenderImpl {

    Smtputf8Sender(JavaMailSenderImpl other) {
      setProtocol(other.getProtocol());
      setHost(other.getHost());
      setPort(other.getPort());
      setUsername(other.getUsername());
      setPassword(other.getPassword());
      setDefaultEncoding(other.getDefaultEncoding());
      getJavaMailProperties().putAll(other.getJavaMailProperties());
      getJavaMailProperties().setProperty("mail.mime.allowutf8", "true");
    }

    @Override
    protected Transport connectTransport() throws MessagingException {
      Transport connected = super.connectTransport();
      boolean offered = connected instanceof SMTPTransport smtp && smtp.supportsExtension("SMTPUTF8");
      answer = new Capabilities(offered, clock.instant().plus(ANSWER_HOLDS));
      if (!offered) {
        connected.close();
        throw new Smtputf8NotOffered();
      }
      return connected;
    }
  }

  private static final class Smtputf8NotOffered extends MessagingException {
    private static final long serialVersionUID = 1;
  }
}
