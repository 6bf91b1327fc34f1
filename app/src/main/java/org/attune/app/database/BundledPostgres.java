package org.attune.app.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with Attune: run durably over a directory that outlives this process, started again when it
 * dies, stopped with the application. One file lock keeps two applications from one directory.
 */
final class BundledPostgres implements AutoCloseable {

  static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(BundledPostgres.class);
  /** The recovery of a large cluster takes its time. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final Duration STOPPED_WITHIN = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long LOG_KEPT = 10_000_000;

  private final Path home;
  private final Path cluster;
  private final Path log;
  private final FileChannel lock;
  private final PostgresBinaries binaries;
  private final PostgresAccount user;
  private final int port;
  private @Nullable Process process;
  private boolean closing;

  static boolean isUninitialised(Path home) {
    return !Files.exists(cluster(home));
  }

  private static Path cluster(Path home) {
    return home.resolve("postgres");
  }

  /** Where a database of the server that runs on this directory is reached, or null while none runs. */
  static @Nullable String urlOfRunning(Path home, String database) {
    try (FileChannel lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() != null) {
        return null;
      }
    } catch (OverlappingFileLockException e) {
      // held within this very process: it runs just the same
    } catch (IOException e) {
      throw new StartupFailedException("The data directory " + home + " can't be used: " + e.getMessage(), e);
    }
    try {
      List<String> lines = Files.readAllLines(cluster(home).resolve("postmaster.pid"));
      return "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/" + database;
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new StartupFailedException("The PostgreSQL in " + home + " is just starting or stopping: try again in a moment.", e);
    }
  }

  /** Takes away what a restore that failed began. */
  static void remove(Path home) {
    try {
      PostgresBinaries.delete(cluster(home));
    } catch (IOException e) {
      throw new StartupFailedException(cluster(home) + " can't be taken away: " + e.getMessage(), e);
    }
  }

  static BundledPostgres start(Path home, String superuserPassword) {
    Path log = home.resolve("postgres.log");
    try {
      Files.createDirectories(home);
      // others may pass through, so that PostgreSQL's own user reaches its directory; what else lies here guards itself
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
      FileChannel lock = lock(home);
      try {
        var postgres = new BundledPostgres(home, log, lock);
        postgres.stopOrphan();
        if (isUninitialised(home)) {
          postgres.createCluster(superuserPassword);
        }
        Process first = postgres.startPatiently();
        Thread.ofVirtual().name("postgres-supervisor").start(() -> postgres.supervise(first));
        return postgres;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StartupFailedException("The bundled PostgreSQL didn't start: " + e.getMessage() + ". It may say more in " + log + ".", e);
    }
  }

  private BundledPostgres(Path home, Path log, FileChannel lock) throws IOException {
    this.home = home;
    this.log = log;
    this.lock = lock;
    cluster = cluster(home);
    binaries = PostgresBinaries.unpackIn(home);
    user = PostgresAccount.forCluster(cluster, binaries.program("postgres"));
    port = freePort();
    if (Files.exists(log) && Files.size(log) > LOG_KEPT) {
      Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  synchronized long pid() {
    return Objects.requireNonNull(process).pid();
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held within this very process: refused just the same
    }
    channel.close();
    throw new StartupFailedException("Another Attune is running on " + home + ": stop it first, or choose another directory with --data.");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Made beside and then renamed: a kill in between leaves no half a cluster. */
  private void createCluster(String superuserPassword) throws IOException {
    Path beside = home.resolve("postgres.new");
    PostgresBinaries.delete(beside);
    Files.createDirectory(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path password = Files.createTempFile(home, "initdb", null);
    try {
      Files.writeString(password, superuserPassword);
      user.takeOwnership(beside);
      user.takeOwnership(password);
      Process initdb = launch(user.commandAs(binaries.program("initdb"), "-D", beside.toString(), "-U", SUPERUSER,
          "-E", "UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
          "--auth=scram-sha-256", "--pwfile=" + password, "--data-checksums"));
      if (!exits(initdb, READY_WITHIN) || initdb.exitValue() != 0) {
        initdb.destroyForcibly();
        throw new IOException("initdb failed");
      }
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(beside, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A few times, since the last processes of a server that was killed may still be leaving. */
  private Process startPatiently() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return start();
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == 5) {
          throw e;
        }
        pause(Duration.ofMillis(200L * attempt));
      }
    }
  }

  private Process start() throws IOException {
    Process started;
    synchronized (this) {
      if (closing) {
        throw new InterruptedIOException("it is being stopped");
      }
      // a session of its own: Ctrl-C in the terminal is for the application, which then stops it in order
      var command = new ArrayList<>(List.of("setsid"));
      command.addAll(user.commandAs(binaries.program("postgres"), "-D", cluster.toString(), "-p", String.valueOf(port)));
      settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
      started = launch(command);
      process = started;
    }
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isReady(started.pid())) {
      if (!started.isAlive()) {
        throw new IOException("postgres ended with " + started.exitValue());
      }
      if (System.nanoTime() > deadline) {
        started.destroyForcibly();
        throw new IOException("postgres wasn't ready after " + READY_WITHIN.toMinutes() + " minutes");
      }
      pause(Duration.ofMillis(10));
    }
    return started;
  }

  private static Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("password_encryption", "scram-sha-256"),
        Map.entry("max_connections", "60"),
        Map.entry("shared_buffers", "128MB"),
        Map.entry("timezone", "UTC"),
        // its log holds nobody's words: neither the statement that failed nor the values that it failed on
        Map.entry("log_min_error_statement", "panic"),
        Map.entry("log_error_verbosity", "terse"));
  }

  /** With none of our environment, which may hold the master key. */
  private Process launch(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(List.of("PATH"));
    return builder.start();
  }

  private boolean isReady(long pid) throws IOException {
    List<String> lines = postmasterFile();
    return lines.size() >= 8 && lines.get(0).equals(String.valueOf(pid)) && lines.get(7).equals("ready");
  }

  private List<String> postmasterFile() throws IOException {
    try {
      return Files.readAllLines(cluster.resolve("postmaster.pid")).stream().map(String::strip).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private void supervise(Process running) {
    Duration pause = Duration.ofMillis(100);
    try {
      while (true) {
        int exit = running.waitFor();
        synchronized (this) {
          if (closing) {
            return;
          }
        }
        LOG.warn("PostgreSQL ended with {}: starting it again", exit);
        try {
          running = start();
          pause = Duration.ofMillis(100);
          LOG.info("PostgreSQL is back");
        } catch (InterruptedIOException e) {
          return;
        } catch (IOException e) {
          LOG.error("PostgreSQL doesn't start, next try in {} ms: {}", pause.toMillis(), e.getMessage());
          pause(pause);
          pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
      }
    } catch (InterruptedException | InterruptedIOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An application that was killed leaves its PostgreSQL running: that one is stopped, never two over one directory. */
  private void stopOrphan() throws IOException {
    List<String> lines = postmasterFile();
    if (lines.isEmpty()) {
      return;
    }
    long pid = Long.parseLong(lines.getFirst());
    if (isOfThisCluster(pid)) {
      LOG.info("Stopping the PostgreSQL that an earlier run left behind");
      signal("INT", pid);
      if (!isGone(pid, STOPPED_WITHIN)) {
        signal("QUIT", pid);
        if (!isGone(pid, STOPPED_WITHIN)) {
          throw new IOException("the PostgreSQL that an earlier run left behind (process " + pid + ") doesn't stop");
        }
      }
    } else if (ProcessHandle.of(pid).isPresent()) {
      // The number is another program's by now, and PostgreSQL would take that for itself. Our lock says that no other
      // copy runs; with our number in its place PostgreSQL, our child, still looks for shared memory in use.
      var ours = new ArrayList<>(lines);
      ours.set(0, String.valueOf(ProcessHandle.current().pid()));
      Files.write(cluster.resolve("postmaster.pid"), ours);
    }
  }

  private boolean isOfThisCluster(long pid) {
    try {
      var words = List.of(Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.ISO_8859_1)
          .split("\0"));
      return words.getFirst().endsWith("/postgres")
          && words.contains(new String(cluster.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // gone
    }
  }

  private boolean isGone(long pid, Duration within) throws IOException {
    for (long deadline = System.nanoTime() + within.toNanos(); isOfThisCluster(pid); pause(Duration.ofMillis(20))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }

  /** INT: connections are closed, and what was committed is written. */
  private static void signal(String name, long pid) throws IOException {
    exits(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start(), STOPPED_WITHIN);
  }

  private static boolean exits(Process process, Duration within) throws IOException {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void pause(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    try {
      if (last != null && last.isAlive()) {
        signal("INT", last.pid());
        if (!exits(last, STOPPED_WITHIN)) {
          LOG.warn("PostgreSQL doesn't stop: killed; it recovers at the next start");
          last.destroyForcibly();
        }
      }
      lock.close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL couldn't be stopped in order", e);
    }
  }
}
