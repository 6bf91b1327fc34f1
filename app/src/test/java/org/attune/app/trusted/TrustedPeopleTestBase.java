package org.attune.app.trusted;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Maya asks Ben to be there, with a mail server that takes what is sent. */
@AttuneTest
abstract class TrustedPeopleTestBase {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final int PORT = freePort();
  static final GreenMail SERVER = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final Pattern LINK = Pattern.compile("/l/([\\w-]+)");

  @Autowired AllianceFixtures pairs;
  @Autowired TrustedPeople trusted;
  @Autowired TrustedPersonResponses answering;
  @Autowired AccessLinks links;
  @Autowired DueJobs jobs;
  @Autowired MovableClock time;
  @Value("${local.server.port}") int port;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry settings) {
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> PORT);
  }

  @BeforeEach
  void noonWithEmptyBoxes() throws Exception {
    Instant noon = time.instant().atZone(LONDON).toLocalDate().plusDays(1).atTime(LocalTime.NOON).atZone(LONDON).toInstant();
    time.set(noon);
    jobs.run(); // what other tests left behind
    SERVER.start();
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void stop() {
    SERVER.stop();
  }

  Viewer.Oneself maya() {
    return pairs.mayaAndAna().client();
  }

  static String anAddress() {
    return "ben-" + UUID.randomUUID() + "@home.example";
  }

  TrustedPersonId asked(Viewer.Oneself person, String address) {
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(person, id, new TrustedPeople.InvitationDetails("Maya", "Ben, my brother", address, null, false), LONDON);
    jobs.run();
    return id;
  }

  /** Somebody who has said yes, at any hour and often. */
  TrustedPersonId there(Viewer.Oneself person, String address) {
    TrustedPersonId id = asked(person, address);
    answering.accept(holder(), new ContactLimits(10, 30, 0, 0, LONDON));
    return id;
  }

  MimeMessage latest() {
    MimeMessage[] all = SERVER.getReceivedMessages();
    assertThat(all).isNotEmpty();
    return all[all.length - 1];
  }

  static String text(MimeMessage mail) {
    try {
      return ((String) mail.getContent()).replace("\r\n", "\n");
    } catch (IOException | jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  SecretToken secret() {
    Matcher found = LINK.matcher(text(latest()));
    assertThat(found.find()).isTrue();
    return new SecretToken(found.group(1));
  }

  /** The holder of the link of the latest mail. */
  Viewer.Trusted holder() {
    AccessLink link = links.lookUp(new Viewer.Visitor(), secret()).orElseThrow();
    return new Viewer.Trusted(link.id(), java.util.Objects.requireNonNull(link.subject()));
  }

  /** Does what is due, with a server that knows no such address. */
  void runWithAServerThatRejects() throws Exception {
    SERVER.stop();
    try (var server = new ServerSocket(PORT)) {
      Thread speaking = Thread.ofVirtual().start(() -> reject(server));
      jobs.run();
      speaking.join();
    }
  }

  private static void reject(ServerSocket server) {
    try (var caller = server.accept();
         var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = caller.getOutputStream();
      out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String answer = line.startsWith("RCPT") ? "550 no such user" : line.startsWith("QUIT") ? "221 bye" : "250 fine";
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // the caller has gone
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
