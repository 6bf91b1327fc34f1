package org.attune.app.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server has to show before a mail is handed to it. */
class EncryptedMailTests {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void aServerOnAnotherMachineThatShowsItsNameGetsTheMailEncrypted() throws Exception {
    SSLContext known = certificate("ip:127.0.0.1");
    try (var server = new Server(known)) {
      toAnotherMachine(server, known).send(mail());
      assertThat(server.mails).singleElement().asString().startsWith("encrypted").contains("a secret link");
    }
  }

  @Test
  void aServerThatDoesNotEncryptGetsNoMail() throws Exception {
    try (var server = new Server(null)) {
      JavaMailSenderImpl sender = toAnotherMachine(server, null);
      assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void aServerThatShowsAnotherNameGetsNoMail() throws Exception {
    SSLContext known = certificate("dns:elsewhere.example");
    try (var server = new Server(known)) {
      JavaMailSenderImpl sender = toAnotherMachine(server, known);
      assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(MailException.class);
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void noSettingLetsAServerOffItsName() throws Exception {
    SSLContext known = certificate("dns:elsewhere.example");
    try (var server = new Server(known)) {
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
  void onThisMachineAMailNeedsNoEncryption() throws Exception {
    try (var server = new Server(null)) {
      var sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(server.port());
      new EncryptedMail().postProcessBeforeInitialization(sender, "mailSender");
      sender.send(mail());
      assertThat(server.mails).singleElement().asString().startsWith("plain");
    }
  }

  @Test
  void onlyALoopbackAddressIsThisMachine() {
    for (String here : List.of("127.0.0.1", "localhost", "127.8.8.8", "::1")) {
      assertThat(EncryptedMail.isOnThisMachine(here)).as(here).isTrue();
    }
    for (String elsewhere : List.of("192.0.2.1", "10.0.0.1", "0.0.0.0", "2001:db8::1", "mail.invalid", "")) {
      assertThat(EncryptedMail.isOnThisMachine(elsewhere)).as(elsewhere).isFalse();
      var sender = new JavaMailSenderImpl();
      sender.setHost(elsewhere);
      new EncryptedMail().postProcessBeforeInitialization(sender, "mailSender");
      assertThat(sender.getJavaMailProperties()).as(elsewhere).containsEntry("mail.smtp.starttls.required", "true")
          .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }
    assertThat(EncryptedMail.isOnThisMachine(null)).isFalse();
  }

  private static SimpleMailMessage mail() {
    var mail = new SimpleMailMessage();
    mail.setFrom("desk@care.example");
    mail.setTo("box@home.example");
    mail.setText("a secret link");
    return mail;
  }

  private static JavaMailSenderImpl toAnotherMachine(Server server, @Nullable SSLContext known) {
    return toAnotherMachine(new JavaMailSenderImpl(), server, known);
  }

  /** As if the server were on another machine: this one has no other that a test could count on. */
  private static JavaMailSenderImpl toAnotherMachine(JavaMailSenderImpl sender, Server server, @Nullable SSLContext known) {
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    EncryptedMail.require(sender);
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

  /** A mail server, with STARTTLS where it has a certificate. */
  private static final class Server implements AutoCloseable {
    private final ServerSocket listening;
    private final @Nullable SSLContext certificate;
    final List<String> mails = new CopyOnWriteArrayList<>();

    Server(@Nullable SSLContext certificate) throws IOException {
      this.certificate = certificate;
      this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      Thread.ofVirtual().start(() -> {
        while (!listening.isClosed()) {
          try (Socket caller = listening.accept()) {
            say(caller, "220 mail");
            hear(caller);
          } catch (IOException e) {
            // the caller has gone, or the test is over
          }
        }
      });
    }

    int port() {
      return listening.getLocalPort();
    }

    private void hear(Socket caller) throws IOException {
      boolean encrypted = caller instanceof SSLSocket;
      var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("EHLO")) {
          say(caller, certificate != null && !encrypted ? "250-mail\r\n250 STARTTLS" : "250 mail");
        } else if (line.equals("STARTTLS") && certificate != null) {
          say(caller, "220 go on");
          var secured = (SSLSocket) certificate.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
          secured.setUseClientMode(false);
          hear(secured);
          return;
        } else if (line.equals("DATA")) {
          say(caller, "354 go on");
          var mail = new StringBuilder(encrypted ? "encrypted\n" : "plain\n");
          for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
            mail.append(part).append('\n');
          }
          mails.add(mail.toString());
          say(caller, "250 taken");
        } else {
          say(caller, line.startsWith("QUIT") ? "221 bye" : "250 fine");
        }
      }
    }

    private static void say(Socket caller, String line) throws IOException {
      caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
