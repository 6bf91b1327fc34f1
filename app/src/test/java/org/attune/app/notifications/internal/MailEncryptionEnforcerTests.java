package org.attune.app.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.attune.app.MovableClock;
import org.attune.app.SmtpServer;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.MailServer;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server has to show before a mail is handed to it. */
class MailEncryptionEnforcerTests {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void aServerOnAnotherMachineThatShowsItsNameGetsTheMailEncrypted() throws Exception {
    SSLContext known = certificate("ip:127.0.0.1");
    try (var server = new SmtpServer(0, known)) {
      toAnotherMachine(server, known).send(mail());
      assertThat(server.mails).singleElement().asString().startsWith("encrypted").contains("a secret link");
    }
  }

  @Test
  void aServerThatDoesNotEncryptGetsNoMail() throws Exception {
    try (var server = new SmtpServer(0, null)) {
      JavaMailSenderImpl sender = toAnotherMachine(server, null);
      assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void aServerThatShowsAnotherNameGetsNoMail() throws Exception {
    SSLContext known = certificate("dns:elsewhere.example");
    try (var server = new SmtpServer(0, known)) {
      JavaMailSenderImpl sender = toAnotherMachine(server, known);
      assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void noSettingLetsAServerOffItsName() throws Exception {
    SSLContext known = certificate("dns:elsewhere.example");
    try (var server = new SmtpServer(0, known)) {
      var sender = new JavaMailSenderImpl();
      sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
      sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
      sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "false");
      JavaMailSenderImpl required = toAnotherMachine(sender, server, known);
      assertThatThrownBy(() -> required.send(mail())).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void aMailboxOfOtherLettersIsAskedAboutAndWrittenToAsEncryptedAsAnyOther() throws Exception {
    SSLContext right = certificate("ip:127.0.0.1");
    SSLContext wrong = certificate("dns:elsewhere.example");
    try (var server = new SmtpServer(0, right, "SMTPUTF8"); var another = new SmtpServer(0, wrong, "SMTPUTF8");
         var open = new SmtpServer(0, null, "SMTPUTF8")) {
      MailServer known = mailServer(toAnotherMachine(server, right));
      assertThat(refused(known)).isEmpty();
      known.senderFor(MailAddress.of("zoë@home.example").orElseThrow()).send(mail());
      assertThat(server.mails).singleElement().asString().startsWith("encrypted").contains("SMTPUTF8");
      for (JavaMailSenderImpl unsafe : List.of(toAnotherMachine(another, wrong), toAnotherMachine(open, null))) {
        MailServer unknown = mailServer(unsafe);
        assertThat(refused(unknown)).containsExactly("identity.mail-server-unreachable");
        JavaMailSender sender = unknown.senderFor(MailAddress.of("zoë@home.example").orElseThrow());
        assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(MailException.class);
      }
      assertThat(another.mails).isEmpty();
      assertThat(open.mails).isEmpty();
    }
  }

  @Test
  void onThisMachineAMailNeedsNoEncryption() throws Exception {
    try (var server = new SmtpServer(0, null)) {
      var sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(server.port());
      new MailEncryptionEnforcer().postProcessBeforeInitialization(sender, "mailSender");
      sender.send(mail());
      assertThat(server.mails).singleElement().asString().startsWith("plain");
    }
  }

  @Test
  void onlyALoopbackAddressIsThisMachine() {
    for (String here : List.of("127.0.0.1", "localhost", "127.8.8.8", "::1")) {
      assertThat(MailEncryptionEnforcer.isOnThisMachine(here)).as(here).isTrue();
    }
    for (String elsewhere : List.of("192.0.2.1", "10.0.0.1", "0.0.0.0", "2001:db8::1", "mail.invalid", "")) {
      assertThat(MailEncryptionEnforcer.isOnThisMachine(elsewhere)).as(elsewhere).isFalse();
      var sender = new JavaMailSenderImpl();
      sender.setHost(elsewhere);
      new MailEncryptionEnforcer().postProcessBeforeInitialization(sender, "mailSender");
      assertThat(sender.getJavaMailProperties()).as(elsewhere).containsEntry("mail.smtp.starttls.required", "true")
          .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }
    assertThat(MailEncryptionEnforcer.isOnThisMachine(null)).isFalse();
  }

  private static MailServer mailServer(JavaMailSenderImpl sender) {
    return new MailServer(new StaticListableBeanFactory(Map.of("mailSender", sender)).getBeanProvider(JavaMailSenderImpl.class),
        new MovableClock());
  }

  private static List<String> refused(MailServer server) {
    var errors = new FieldErrors();
    server.validateDeliverable(errors, "address", "zoë@home.example");
    return errors.byField().values().stream().map(FieldErrors.Message::key).toList();
  }

  private static SimpleMailMessage mail() {
    var mail = new SimpleMailMessage();
    mail.setFrom("desk@care.example");
    mail.setTo("box@home.example");
    mail.setText("a secret link");
    return mail;
  }

  private static JavaMailSenderImpl toAnotherMachine(SmtpServer server, @Nullable SSLContext known) {
    return toAnotherMachine(new JavaMailSenderImpl(), server, known);
  }

  /** As if the server were on another machine: this one has no other that a test could count on. */
  private static JavaMailSenderImpl toAnotherMachine(JavaMailSenderImpl sender, SmtpServer server, @Nullable SSLContext known) {
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    MailEncryptionEnforcer.require(sender);
    if (known != null) {
      sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", known.getSocketFactory());
    }
    return sender;
  }

  /** A certificate of this name, and what trusts it. */
  private SSLContext certificate(String name) throws Exception {
    Path file = folder.resolve(name.replaceAll("\\W", "-") + ".p12");
    if (!Files.exists(file)) {
      Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
          "-alias", "mail", "-dname", "CN=mail", "-ext", "san=" + name, "-storetype", "PKCS12", "-keystore", file.toString(),
          "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
      made.getInputStream().readAllBytes();
      assertThat(made.waitFor()).isZero();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", store.getCertificate("mail"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
