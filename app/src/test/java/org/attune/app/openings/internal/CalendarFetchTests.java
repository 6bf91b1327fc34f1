package org.attune.app.openings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.util.Timeout;
import org.attune.app.openings.internal.CalendarFetch.FetchFailed;
import org.attune.app.openings.internal.CalendarFetch.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fetching from a server that may do anything. The name {@code calendar.example} leads to the test's own server, which lies on an
 * address that is otherwise refused: these tests alone allow 127.0.0.1, and {@link PublicIpAddressesTests} looks at the real list.
 */
class CalendarFetchTests {

  private static final String CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
  private static final Predicate<InetAddress> LOCAL = address -> address.getHostAddress().equals("127.0.0.1");

  @TempDir static Path directory;
  private static SSLContext tls;

  private HttpsServer server;
  private final AtomicReference<HttpExchange> asked = new AtomicReference<>();

  @BeforeAll
  static void a_certificate() throws Exception {
    Path file = directory.resolve("certificate.p12");
    assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "server",
        "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit", "-dname", "CN=calendar.example",
        "-ext", "san=dns:calendar.example", "-validity", "3650").redirectErrorStream(true).start().waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("server", keys.getCertificate("server"));
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(known);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void a_server() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  @AfterEach
  void no_server() {
    server.stop(0);
  }

  @Test
  void a_calendar_is_fetched_and_nothing_is_said_about_who_fetches_it() throws Exception {
    answer(exchange -> {
      exchange.getResponseHeaders().add("Set-Cookie", "a=b");
      send(exchange, 200, CALENDAR.getBytes(StandardCharsets.UTF_8));
    });
    var fetch = fetch(new Leads("127.0.0.1"));
    assertThat(fetch.fetch(address("/a.ics"))).isEqualTo(CALENDAR);
    assertThat(fetch.fetch(address("/a.ics"))).isEqualTo(CALENDAR);
    assertThat(asked.get().getRequestHeaders()).doesNotContainKeys("Cookie", "Referer", "Authorization");
  }

  @Test
  void it_is_not_followed_elsewhere() {
    answer(exchange -> {
      exchange.getResponseHeaders().add("Location", "https://169.254.169.254/latest/meta-data");
      send(exchange, 302, new byte[0]);
    });
    failsAs(Problem.NOT_FOUND, fetch(new Leads("127.0.0.1")));
  }

  @Test
  void what_is_not_there_is_not_there() {
    answer(exchange -> send(exchange, 404, "gone".getBytes(StandardCharsets.UTF_8)));
    failsAs(Problem.NOT_FOUND, fetch(new Leads("127.0.0.1")));
  }

  @Test
  void an_endless_answer_ends() {
    answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        byte[] part = "BEGIN:VEVENT\r\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        while (true) {
          body.write(part);
        }
      }
    });
    failsAs(Problem.TOO_LARGE, fetch(new Leads("127.0.0.1")));
  }

  @Test
  void what_is_small_only_until_it_is_unpacked_is_too_large() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] nothing = new byte[1024 * 1024];
      for (int i = 0; i < 64; i++) {
        gzip.write(nothing);
      }
    }
    assertThat(packed.size()).isLessThan(100_000);
    answer(exchange -> {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      send(exchange, 200, packed.toByteArray());
    });
    failsAs(Problem.TOO_LARGE, fetch(new Leads("127.0.0.1")));
  }

  @Test
  void an_answer_that_never_comes_or_comes_in_drops_is_too_slow() {
    answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        while (true) {
          body.write(' ');
          body.flush();
          LockSupport.parkNanos(20_000_000);
        }
      }
    });
    failsAs(Problem.TOO_SLOW, new CalendarFetch(new Leads("127.0.0.1"), LOCAL, tls, Timeout.ofSeconds(20), Timeout.ofMilliseconds(700)));
  }

  @Test
  void a_name_that_leads_inside_is_refused_before_anything_is_sent() {
    answer(exchange -> send(exchange, 200, CALENDAR.getBytes(StandardCharsets.UTF_8)));
    for (String inside : List.of("127.0.0.1", "169.254.169.254", "::1", "10.0.0.1", "::ffff:127.0.0.1")) {
      failsAs(Problem.REFUSED_ADDRESS, new CalendarFetch(new Leads(inside), PublicIpAddresses::contain, tls, Timeout.ofSeconds(5), Timeout.ofSeconds(5)));
    }
    failsAs(Problem.REFUSED_ADDRESS, new CalendarFetch(new Both(),
        PublicIpAddresses::contain, tls, Timeout.ofSeconds(5), Timeout.ofSeconds(5)));
    assertThat(asked.get()).as("nobody was asked").isNull();
  }

  @Test
  void an_address_in_numbers_is_checked_as_a_name_is() {
    for (String inside : List.of("https://127.0.0.1:1/a.ics", "https://2130706433:1/a.ics", "https://[::1]:1/a.ics", "https://[::ffff:127.0.0.1]:1/a.ics", "https://169.254.169.254/a.ics")) {
      assertThatThrownBy(() -> CalendarFetch.ofEverybodys(tls).fetch(CalendarFetch.address(inside))).as(inside)
          .isInstanceOfSatisfying(FetchFailed.class, e -> assertThat(e.problem()).isEqualTo(Problem.REFUSED_ADDRESS));
    }
  }

  @Test
  void a_name_that_leads_elsewhere_at_the_second_look_up_is_checked_again() throws Exception {
    answer(exchange -> send(exchange, 200, CALENDAR.getBytes(StandardCharsets.UTF_8)));
    var resolver = new CheckedDnsResolver(new Leads("1.1.1.1", "127.0.0.1"), PublicIpAddresses::contain);
    assertThat(resolver.resolve("calendar.example")).extracting(InetAddress::getHostAddress).containsExactly("1.1.1.1");
    assertThatThrownBy(() -> resolver.resolve("calendar.example")).isInstanceOf(UnknownHostException.class);

    var first = fetch(new Leads("127.0.0.1", "127.0.0.2"));
    assertThat(first.fetch(address("/a.ics"))).isEqualTo(CALENDAR);
    failsAs(Problem.REFUSED_ADDRESS, first);
  }

  @Test
  void a_server_that_is_another_is_not_believed() {
    answer(exchange -> send(exchange, 200, CALENDAR.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> fetch(new Leads("127.0.0.1")).fetch(URI.create("https://another.example:" + server.getAddress().getPort() + "/a.ics")))
        .isInstanceOfSatisfying(FetchFailed.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_REACHED));
  }

  private CalendarFetch fetch(DnsResolver resolver) {
    return new CalendarFetch(resolver, LOCAL, tls, Timeout.ofSeconds(20), Timeout.ofSeconds(30));
  }

  private void failsAs(Problem problem, CalendarFetch fetch) {
    assertThatThrownBy(() -> fetch.fetch(address("/a.ics")))
        .isInstanceOfSatisfying(FetchFailed.class, e -> assertThat(e.problem()).isEqualTo(problem)).hasMessageNotContaining("example");
  }

  private URI address(String path) {
    return URI.create("https://calendar.example:" + server.getAddress().getPort() + path);
  }

  private void answer(Answer answer) {
    server.createContext("/", exchange -> {
      asked.set(exchange);
      answer.to(exchange);
      exchange.close();
    });
    server.start();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Leads to two, of which one is inside. */
  private static final class Both implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1")};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** Leads to one address after the other; at the end, always to the last. */
  private static final class Leads implements DnsResolver {
    private final ArrayDeque<String> addresses;

    Leads(String... addresses) {
      this.addresses = new ArrayDeque<>(List.of(addresses));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName(addresses.size() > 1 ? addresses.removeFirst() : addresses.getFirst())};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
