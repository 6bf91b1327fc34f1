package org.attune.app.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The account that PostgreSQL runs as, as it refuses to be root: ourselves; else another user, who can't read what is ours; else,
 * where no other user can reach the directory, nobody in a user namespace of its own.
 *
 * @param prefix the words before a command
 * @param user   who owns the cluster's files, 0 if we do
 */
record PostgresAccount(List<String> prefix, int user, int group) {

  private static final PostgresAccount OURSELVES = new PostgresAccount(List.of(), 0, 0);
  private static final PostgresAccount NOBODY_IN_A_NAMESPACE = new PostgresAccount(List.of("unshare", "--user"), 0, 0);

  /** The first who can run {@code program}; an existing {@code cluster} stays with its owner. */
  static PostgresAccount forCluster(Path cluster, String program) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return OURSELVES;
    }
    for (PostgresAccount candidate : candidates(cluster)) {
      if (said(candidate.commandAs(program, "--version")).isPresent()) {
        return candidate;
      }
    }
    throw new StartupFailedException("The bundled PostgreSQL doesn't run as root, and no other user can reach "
        + cluster.getParent() + ": start Attune as a separate user, or choose another directory with --data.");
  }

  private static List<PostgresAccount> candidates(Path cluster) throws IOException {
    if (Files.exists(cluster)) {
      return List.of(as((int) Files.getAttribute(cluster, "unix:uid"), (int) Files.getAttribute(cluster, "unix:gid")));
    }
    var candidates = new ArrayList<PostgresAccount>();
    for (String name : List.of("postgres", "nobody")) {
      Optional<Integer> user = said(List.of("id", "-u", name)).map(Integer::valueOf);
      Optional<Integer> group = said(List.of("id", "-g", name)).map(Integer::valueOf);
      if (user.isPresent() && group.isPresent()) {
        candidates.add(as(user.get(), group.get()));
      }
    }
    candidates.add(NOBODY_IN_A_NAMESPACE);
    return candidates;
  }

  private static PostgresAccount as(int user, int group) {
    return user == 0 ? NOBODY_IN_A_NAMESPACE : new PostgresAccount(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--no-new-privs"), user, group);
  }

  List<String> commandAs(String... words) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  /** Gives a file or an empty directory of ours to that user. */
  void takeOwnership(Path path) throws IOException {
    if (user != 0) {
      Files.setAttribute(path, "unix:gid", group);
      Files.setAttribute(path, "unix:uid", user);
    }
  }

  /** What a command that succeeds says. */
  private static Optional<String> said(List<String> command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(command.getFirst());
    }
  }
}
