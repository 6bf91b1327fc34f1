package org.attune.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application, started as people start it, on a data directory of its own. */
final class Installation implements ApplicationUnderTest {

  /** Where this process's installations are: others may run beside it. */
  static final Path FOLDER = Path.of(System.getProperty("attune.test.folder", "target/process"), "installations").toAbsolutePath();

  private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{4}(-[A-Z0-9]{4})+\\b");

  private final List<String> command;
  private final Path data;
  private final int port;
  private final Path log;
  private Process process;

  private Installation(List<String> command, Path data, int port, Path log) throws IOException {
    this.command = command;
    this.data = data;
    this.port = port;
    this.log = log;
    this.process = begun();
  }

  /** An empty installation. */
  static Installation empty(String name, String... options) {
    Path data = FOLDER.resolve(name);
    delete(data);
    return start(name, data, options);
  }

  static Installation start(String name, Path data, String... options) {
    try {
      Files.createDirectories(data);
      int port = freePort();
      List<String> command = command(data, options);
      command.add("--attune.port=" + port);
      Path log = data.resolveSibling(name + ".log");
      Files.deleteIfExists(log);
      var started = new Installation(command, data, port, log);
      started.awaitFirstPage();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process begun() throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  /** As {@code kill -9} ends it: from one moment to the next. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The same again, at the same address. */
  void startAgain() throws IOException {
    process = begun();
    awaitFirstPage();
  }

  private static List<String> command(Path data, String... words) {
    // it runs for a minute, too briefly for the second of the JVM's compilers: a third of the CPU time
    var command = new ArrayList<String>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", System.getProperty("attune.jar")));
    command.addAll(List.of(words));
    command.add("--attune.data=" + data);
    return command;
  }

  /** What the program says when it is asked to do something else than start; it must have done it. */
  static String runCommand(Path data, String... words) {
    try {
      Process process = new ProcessBuilder(command(data, words)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where everything is kept. */
  Path data() {
    return data;
  }

  @Override
  public String url(String path) {
    return "http://localhost:" + port + path;
  }

  int port() {
    return port;
  }

  /** What it printed so far. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String setUpCode() {
    Matcher code = CODE.matcher(output());
    if (!code.find()) {
      throw new IllegalStateException("no set-up code in " + log);
    }
    return code.group();
  }

  private void awaitFirstPage() {
    var answered = new CompletableFuture<Integer>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url("/pages/1"))).timeout(Duration.ofMinutes(1)).build();
      ask(client, request, answered);
      answered.get(10, TimeUnit.MINUTES);
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IllegalStateException("the application didn't answer; see " + log, e);
    }
  }

  private void ask(HttpClient client, HttpRequest request, CompletableFuture<Integer> answered) {
    if (!process.isAlive()) {
      answered.completeExceptionally(new IllegalStateException("it ended with " + process.exitValue()));
      return;
    }
    client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
      if (answer != null) {
        answered.complete(answer.statusCode());
      } else {
        CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(() -> ask(client, request, answered));
      }
    });
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (var all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
