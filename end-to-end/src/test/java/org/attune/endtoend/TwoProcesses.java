package org.attune.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Two processes of the application on one PostgreSQL, behind a plain proxy that gives them requests in turn. */
final class TwoProcesses implements ApplicationUnderTest {

  /** What belongs to one connection, and is not passed on. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "host", "content-length", "transfer-encoding", "expect", "upgrade", "keep-alive");

  private final ExternalPostgres postgres;
  private final List<Installation> processes;
  private final HttpServer proxy;
  private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
      .version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger turn = new AtomicInteger();

  private TwoProcesses(ExternalPostgres postgres, List<Installation> processes, HttpServer proxy) {
    this.postgres = postgres;
    this.processes = processes;
    this.proxy = proxy;
  }

  static TwoProcesses onOneDatabase(String... more) {
    try {
      HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var postgres = ExternalPostgres.start();
      String[] options = Stream.concat(Stream.of(more), Stream.of("--attune.database.url=" + postgres.url(),
          "--attune.database.user=attune", "--attune.database.password=" + ExternalPostgres.PASSWORD,
          "--attune.url=http://localhost:" + proxy.getAddress().getPort())).toArray(String[]::new);
      // the key is one; in a data directory that the two share
      Path shared = Installation.FOLDER.resolve("two-processes");
      Installation.delete(shared);
      var first = Installation.start("two-processes-first", shared, options);
      var second = Installation.start("two-processes-second", shared, options);
      var two = new TwoProcesses(postgres, List.of(first, second), proxy);
      proxy.createContext("/", two::pass);
      proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      proxy.start();
      return two;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<Installation> alive = processes.stream().filter(Installation::isAlive).toList();
      Installation next = alive.get(Math.floorMod(turn.getAndIncrement(), alive.size()));
      var request = HttpRequest.newBuilder(URI.create(next.url(exchange.getRequestURI().toString())))
          .method(exchange.getRequestMethod(),
              HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange.getRequestHeaders().forEach((name, values) -> {
        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
          values.forEach(value -> request.header(name, value));
        }
      });
      HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> {
        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
          // a process names itself where it sends people on; through the proxy they go on to the proxy
          values.forEach(value -> exchange.getResponseHeaders().add(name,
              name.equalsIgnoreCase("location") ? value.replace(next.url(""), "") : value));
        }
      });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      exchange.sendResponseHeaders(502, -1);
    }
  }

  ExternalPostgres postgres() {
    return postgres;
  }

  void killOne() {
    processes.getFirst().kill();
  }

  @Override
  public String url(String path) {
    return "http://localhost:" + proxy.getAddress().getPort() + path;
  }

  @Override
  public String setUpCode() {
    return processes.getFirst().setUpCode();
  }

  @Override
  public void close() {
    proxy.stop(0);
    client.close();
    processes.forEach(Installation::close);
    postgres.close();
  }
}
