package org.attune.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL as a person at the computer can treat it.
 *
 * @param files    what it keeps
 * @param programs where postgres lies
 */
record PostgresCluster(Path files, Path programs) {

  /** The one that comes with an installation. */
  static PostgresCluster bundled(Path data) throws IOException {
    try (var within = Files.list(data)) {
      return new PostgresCluster(data.resolve("postgres"), within.filter(p -> p.getFileName().toString().startsWith("postgres-"))
          .findFirst().orElseThrow().resolve("bin"));
    }
  }

  private ProcessHandle server() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  void killServer() throws IOException {
    server().destroyForcibly();
  }

  /** After which PostgreSQL ends the others, and recovers. */
  void killOneOfItsProcesses(Random random) throws IOException {
    List<ProcessHandle> processes = server().children().toList();
    processes.get(random.nextInt(processes.size())).destroyForcibly();
  }

  /** Stops each of its processes in the middle of what it does (STOP), or lets them go on (CONT). */
  void signal(String name) throws IOException {
    for (ProcessHandle each : Stream.concat(Stream.of(server()), server().children()).toList()) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(each.pid())).start().onExit().join();
    }
  }

  /** The check-ins of clients that were given again and again while the journey went on: the five scores under each key. The server rests. */
  Map<UUID, String> checkIns() throws IOException {
    return said("""
        select id || ' ' || concat(heard, safe, seen, understood, working) as said from check_in
         where chair = 'client' and session_id in (select session_id from check_in group by session_id having count(*) > 5)
        """).stream().map(row -> row.split(" "))
        .collect(Collectors.toMap(row -> UUID.fromString(row[0]), row -> row[1]));
  }

  /** What a query says in one column named said, asked of the resting cluster itself, which needs no password. */
  private List<String> said(String query) throws IOException {
    Process process = new ProcessBuilder(Stream.concat(asItsOwner().stream(), Stream.of(
        programs.resolve("postgres").toString(), "--single", "-D", files.toString(), "attune")).toList())
        .redirectError(log().toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write((query.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Pattern.compile("said = \"([^\"]*)\"").matcher(printed).results().map(found -> found.group(1)).toList();
  }

  private List<String> asItsOwner() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    int owner = (int) Files.getAttribute(files, "unix:uid");
    return owner == 0 ? List.of("unshare", "--user")
        : List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
  }

  private Path log() {
    return files.resolveSibling("asked.log");
  }
}
