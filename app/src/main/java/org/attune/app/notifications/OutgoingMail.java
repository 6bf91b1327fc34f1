package org.attune.app.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.internal.MailRateLimit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/** Hands mails to the {@link MailServer}, where one is set. */
@Component
public class OutgoingMail {

  private final MailServer server;
  private final MailRateLimit sent;
  private final List<MailOptOuts> optOuts;
  private final String from;
  private final String host;
  private final Clock clock;

  OutgoingMail(MailServer server, MailRateLimit sent, List<MailOptOuts> optOuts, @Value("${attune.mail.from:}") String from,
      PublicUrl url, Clock clock) {
    this.server = server;
    this.sent = sent;
    this.optOuts = List.copyOf(optOuts);
    this.host = URI.create(url.urlFor("/")).getHost();
    this.from = from.isBlank() ? "appointments@" + host : from;
    this.clock = clock;
  }

  /** Whether there is a server at all: without one nothing waits, and pages show links and codes instead. */
  public boolean isConfigured() {
    return server.isConfigured();
  }

  /**
   * Hands a mail to the server. Its Message-ID is that of the row, so that a mail which is sent again after a crash can
   * be known as the same.
   *
   * @return false where nothing may go there: it is no address, or its reader wants nothing from here
   * @throws MailLimitReached where the address has had enough for a day
   */
  public boolean send(Viewer.Job viewer, UUID id, ComposedMail letter) {
    Optional<MailAddress> to = MailAddress.of(letter.to())
        .filter(address -> optOuts.stream().noneMatch(o -> o.includes(viewer, address)));
    to.ifPresent(address -> {
      if (!sent.tryCount(address)) {
        throw new MailLimitReached();
      }
      server.senderFor(address).send(message -> write(message, id, address, letter));
    });
    return to.isPresent();
  }

  private void write(MimeMessage message, UUID id, MailAddress to, ComposedMail letter) throws MessagingException {
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.text(), true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    ComposedMail.CalendarEntry entry = letter.entry();
    if (entry == null) {
      message.setText(letter.body(), StandardCharsets.UTF_8.name());
    } else {
      message.setContent(withEntry(letter.body(), entry));
    }
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Message-ID", "<" + id + "@" + host + ">");
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  private static MimeMultipart withEntry(String body, ComposedMail.CalendarEntry entry) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(body, StandardCharsets.UTF_8.name());
    var file = new MimeBodyPart();
    file.setContent(entry.file(), "text/calendar; charset=UTF-8; method=" + entry.method());
    file.setFileName("appointment.ics");
    return new MimeMultipart(text, file);
  }

  /** The address that mails come from. */
  public MailAddress sender() {
    try {
      return MailAddress.of(new InternetAddress(from, true).getAddress()).orElseThrow();
    } catch (AddressException e) {
      throw new IllegalStateException("attune.mail.from is no address", e);
    }
  }

  /** Whether the server said that there is no such address, now or ever: nothing was delivered, and trying again is in vain. */
  static boolean isRejection(MailException failure) {
    return failure instanceof MailSendException sending
        && Arrays.stream(sending.getMessageExceptions()).anyMatch(OutgoingMail::isRejection);
  }

  private static boolean isRejection(@Nullable Throwable failure) {
    return failure instanceof SMTPAddressFailedException address && address.getReturnCode() >= 500
        || failure instanceof MessagingException next && isRejection(next.getNextException());
  }
}
