package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.attune.app.MovableClock;
import org.attune.app.SmtpServer;
import org.attune.app.layout.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Which mailboxes a mail server takes. */
class MailServerTests {

  private static final String LETTERS = "identity.address-smtputf8";
  private static final String UNASKED = "identity.mail-server-unreachable";

  private final MovableClock clock = new MovableClock();

  @Test
  void aMailboxOfOtherLettersIsWrittenToWhereTheServerOffersIt() throws Exception {
    try (var server = new SmtpServer(0, null, "SMTPUTF8", "8BITMIME")) {
      MailServer known = known(server.port());
      assertThat(refused(known, "zoë@müller.example")).isEmpty();
      send(known, "zoë@müller.example");
      assertThat(server.mails).singleElement().asString().contains("MAIL FROM:<desk@care.example> SMTPUTF8",
          "RCPT TO:<zoë@xn--mller-kva.example>", "To: zoë@xn--mller-kva.example");
    }
  }

  @Test
  void aMailboxOfOtherLettersIsRefusedWhereTheServerDoesNotOfferItOrThereIsNone() throws Exception {
    try (var server = new SmtpServer(0, null, "8BITMIME")) {
      MailServer known = known(server.port());
      assertThat(refused(known, "zoë@home.example")).containsExactly(LETTERS);
      assertThatThrownBy(() -> send(known, "zoë@home.example")).isInstanceOf(MailException.class).rootCause()
          .hasToString("org.attune.app.identity.MailServer$Smtputf8NotOffered");
      assertThat(server.heard).noneMatch(said -> said.startsWith("MAIL") || said.startsWith("RCPT"));
    }
    var none = new MailServer(new StaticListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class), clock);
    assertThat(none.isConfigured()).isFalse();
    assertThat(refused(none, "zoë@home.example")).containsExactly(LETTERS);
    assertThat(refused(none, "zoe@home.example")).isEmpty();
    var unnamed = new JavaMailSenderImpl();
    unnamed.setHost(" ");
    assertThat(known(unnamed).isConfigured()).isFalse();
    assertThat(refused(known(unnamed), "zoë@home.example")).containsExactly(LETTERS);
  }

  @Test
  void forAnyOtherMailboxNothingIsAskedAndItsMailIsAsItAlwaysWas() throws Exception {
    try (var server = new SmtpServer(0, null, "SMTPUTF8")) {
      MailServer known = known(server.port());
      for (String other : List.of("", "zoe@home.example", "zoe@müller.example", "zoë", "zoë@home..example")) {
        assertThat(refused(known, other)).as(other).isEmpty();
      }
      assertThat(server.heard).isEmpty();
      send(known, "zoe@müller.example");
      assertThat(server.mails).singleElement().asString().contains("RCPT TO:<zoe@xn--mller-kva.example>").doesNotContain("SMTPUTF8");
    }
  }

  @Test
  void theServerIsAskedAgainAfterAnHour() throws Exception {
    try (var server = new SmtpServer(0, null)) {
      MailServer known = known(server.port());
      assertThat(refused(known, "zoë@home.example")).containsExactly(LETTERS);
      server.offer("SMTPUTF8");
      clock.advance(Duration.ofMinutes(59));
      assertThat(refused(known, "zoë@home.example")).containsExactly(LETTERS);
      assertThat(server.heard).filteredOn(said -> said.startsWith("EHLO")).hasSize(1);
      clock.advance(Duration.ofMinutes(1));
      assertThat(refused(known, "zoë@home.example")).isEmpty();
    }
  }

  @Test
  void aServerThatStopsOfferingItGetsNoSuchMailAndTheNextAddressIsRefusedAtOnce() throws Exception {
    try (var server = new SmtpServer(0, null, "SMTPUTF8")) {
      MailServer known = known(server.port());
      assertThat(refused(known, "zoë@home.example")).isEmpty();
      server.offer();
      assertThatThrownBy(() -> send(known, "zoë@home.example")).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
      assertThat(refused(known, "zoë@home.example")).containsExactly(LETTERS);
    }
  }

  @Test
  void whileTheServerIsAwayTheAddressIsRefusedForThatReasonAndAskedAboutOnceMore() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    MailServer known = known(port);
    assertThat(refused(known, "zoë@home.example")).containsExactly(UNASKED);
    try (var server = new SmtpServer(port, null, "SMTPUTF8")) {
      assertThat(refused(known, "zoë@home.example")).isEmpty();
      assertThat(server.heard).isNotEmpty();
    }
  }

  @Test
  @Timeout(30)
  void aServerThatSaysNothingHoldsNoPageUpForLong() throws Exception {
    try (var mute = new ServerSocket(0)) {
      assertThat(refused(known(mute.getLocalPort()), "zoë@home.example")).containsExactly(UNASKED);
    }
  }

  @Test
  void anAddressIsOneHoweverItsLettersAreMade() {
    String composed = "Zo\u00EB.Stra\u00DFe+news@home.example";
    String decomposed = "ZOE\u0308.STRASSE@HOME.example";
    assertThat(address(decomposed).mailbox()).isEqualTo("ZO\u00CB.STRASSE");
    assertThat(address(composed).canonical()).isEqualTo(address(decomposed).canonical());
    assertThat(address("ΟΔΟΣ@home.example").canonical()).isEqualTo(address("οδοσ@home.example").canonical());
    assertThat(address("Box@home.example").canonical()).isEqualTo("box@home.example");
  }

  @Test
  void whatNobodySeesAndWhatIsTooLongIsNoAddress() {
    for (String no : List.of("zo\u202Eë@home.example", "zo\u200Bë@home.example", "zo\u00A0ë@home.example", "zo\u0085ë@home.example",
        "zo\uD83Dë@home.example", "zoë\u037Ex@home.example", ".zoë@home.example", "zo..ë@home.example", "ë".repeat(121) + "@home.example")) {
      assertThat(MailAddress.of(no)).as(no).isEmpty();
    }
    assertThat(address("ë".repeat(120) + "@home.example").text()).hasSize(133);
    assertThat(address("用户@home.example").needsSmtputf8()).isTrue();
  }

  private static MailAddress address(String typed) {
    return MailAddress.of(typed).orElseThrow();
  }

  private static List<String> refused(MailServer server, String typed) {
    var errors = new FieldErrors();
    server.validateDeliverable(errors, "address", typed);
    return errors.byField().values().stream().map(FieldErrors.Message::key).toList();
  }

  private static void send(MailServer server, String to) {
    MailAddress address = address(to);
    server.senderFor(address).send(message -> {
      message.setFrom("desk@care.example");
      message.setRecipients(jakarta.mail.Message.RecipientType.TO, address.text());
      message.setText("a note");
    });
  }

  private MailServer known(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return known(sender);
  }

  private MailServer known(JavaMailSenderImpl sender) {
    return new MailServer(new StaticListableBeanFactory(Map.of("mailSender", sender)).getBeanProvider(JavaMailSenderImpl.class), clock);
  }
}
