package org.attune.app.database;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The command line's {@code backup FILE} and {@code restore FILE}, with the same settings as a start. */
public final class BackupCommand {

  private static final String KEYS_BESIDE = "attune.keys";

  private BackupCommand() {}

  /** Whether these arguments ask for one of the two. */
  public static boolean isAskedFor(String... args) {
    return args.length > 0 && (args[0].equals("backup") || args[0].equals("restore"));
  }

  /** The exit code: 0 done, 1 refused with a sentence, 2 asked wrongly. */
  public static int run(PrintStream out, PrintStream err, String... args) {
    ConfigurableEnvironment environment = OwnerConnection.environment(args);
    List<String> words = Arrays.stream(args).filter(a -> !a.startsWith("--")).toList();
    if (words.size() != 2) {
      err.println("attune: " + args[0] + " needs one file, and --keys=FILE if the keys don't lie beside it as " + KEYS_BESIDE);
      return 2;
    }
    DatabaseSettings settings = Binder.get(environment).bindOrCreate("attune", DatabaseSettings.class);
    Path file = Path.of(words.get(1)).toAbsolutePath();
    Path keys = Optional.ofNullable(new SimpleCommandLinePropertySource(args).getProperty("keys")).map(Path::of).map(Path::toAbsolutePath)
        .orElse(file.resolveSibling(KEYS_BESIDE));
    try {
      MasterKey key = MasterKey.load(settings.masterKey(), settings.home().resolve("master.key"), false);
      var rowsFile = new BackupFile(file, BackupFile.Kind.ROWS, key);
      var keysFile = new BackupFile(keys, BackupFile.Kind.KEYS, key);
      if (words.getFirst().equals("backup")) {
        try (Database.OwnerAccess way = Database.openAsOwner(settings, key)) {
          out.println(file + " holds everything up to " + Backup.make(way.owner(), rowsFile, keysFile) + "; the keys to it"
              + " are in " + keys + ". Keep those, and the master key, in another place than the backups.");
        }
      } else {
        Restore.Outcome done = new Restore(settings, key).run(rowsFile, keysFile);
        out.println("Everything is as it was at " + done.madeAt() + "."
            + (done.erasedAgain() == 0 ? "" : " Erased again, as they had been since: " + done.erasedAgain() + " people."));
      }
      return 0;
    } catch (BackupFailedException | StartupFailedException e) {
      err.println("attune: " + e.getMessage());
      return 1;
    }
  }
}
