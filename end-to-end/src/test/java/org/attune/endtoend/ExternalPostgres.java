package org.attune.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of one's own, as an operator would have it: a database, and an owner who may make roles. */
final class ExternalPostgres implements AutoCloseable {

  static final String PASSWORD = "an owner's password";

  private final Process process;
  private final int port;
  private final PostgresCluster cluster;

  private ExternalPostgres(Process process, int port, PostgresCluster cluster) {
    this.process = process;
    this.port = port;
    this.cluster = cluster;
  }

  static ExternalPostgres start() {
    try {
      Path home = Installation.FOLDER.resolve("own-postgres");
      Installation.delete(home);
      Files.createDirectories(home);
      Path binaries = binaries();
      Path cluster = home.resolve("cluster");
      Path log = home.resolve("postgres.log");
      run(log, "", binaries.resolve("initdb").toString(), "-D", cluster.toString(), "-U", "postgres",
          "--auth=scram-sha-256", "--pwfile=" + Files.writeString(home.resolve("password"), PASSWORD));
      run(log, """
          create role attune login createrole password '%s'
          create database attune owner attune
          """.formatted(PASSWORD.replace("'", "''")), binaries.resolve("postgres").toString(), "--single", "-D",
          cluster.toString(), "postgres");
      int port = Installation.freePort();
      Process process = command(binaries.resolve("postgres").toString(), "-D", cluster.toString(), "-p",
          String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
      Path ready = cluster.resolve("postmaster.pid");
      while (process.isAlive() && !(Files.exists(ready) && Files.readString(ready).contains("ready"))) {
        Thread.onSpinWait();
      }
      return new ExternalPostgres(process, port, new PostgresCluster(cluster, binaries));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PostgresCluster cluster() {
    return cluster;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/attune";
  }

  /** Those that an installation has unpacked. */
  private static Path binaries() throws IOException {
    try (var installation = Installation.empty("binaries")) {
      return PostgresCluster.bundled(installation.data()).programs();
    }
  }

  private static void run(Path log, String input, String... words) throws IOException {
    Process process = command(words).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(words[0] + " ended with " + process.exitValue() + "; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** PostgreSQL refuses to be root; in a user namespace of its own it isn't. */
  private static ProcessBuilder command(String... words) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
