package org.attune.app.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Puts a new master key in the old one's place, while Attune doesn't run. The new key is on the disk before the database
 * changes, the database changes in one transaction, and the file takes its name after that; whichever of the two the database
 * was left with is found out at the next start. So a kill at any moment leaves an installation that opens.
 */
public final class KeyRotation {

  private static final String FILE = "master.key";
  private static final String NEXT = "master.key.next";

  private final DatabaseSettings settings;
  private final MasterKey old;
  private final MasterKey next;
  private final RewrapTask work;

  KeyRotation(DatabaseSettings settings, Collection<String> kept, RewrapTask work) {
    this.settings = settings;
    this.work = work;
    this.old = MasterKey.load(null, file(settings, FILE), false);
    this.next = old.successor(kept);
  }

  /** What is wrapped by the master key, and is now to be wrapped by the next. */
  public interface RewrapTask {
    void rewrap(Connection owner, MasterKey old, MasterKey next) throws SQLException;
  }

  /**
   * @param kept purposes whose derived secrets stay as they are, since what was made with them can't be made again
   * @return the exit code: 0 done, 1 refused with a sentence
   */
  public static int run(PrintStream out, PrintStream err, String[] args, Collection<String> kept, RewrapTask work) {
    DatabaseSettings settings = Binder.get(OwnerConnection.environment(args)).bindOrCreate("attune", DatabaseSettings.class);
    try {
      if (settings.masterKey() != null && !settings.masterKey().isBlank()) {
        throw new StartupFailedException("The master key is in ATTUNE_MASTER_KEY. Put it into " + file(settings, FILE)
            + " and unset the variable for this command; the new key is then in that file.");
      }
      recover(settings);
      var rotation = new KeyRotation(settings, kept, work);
      rotation.rotate();
      rotation.finish();
      out.println("There is a new master key in " + file(settings, FILE) + ": copy it to its safe place, and make a backup now."
          + " Backups that were made before open with the key before, which stays in " + rotation.retiredKeyFile() + ".");
      return 0;
    } catch (StartupFailedException e) {
      err.println("attune: " + e.getMessage());
    } catch (SQLException e) {
      err.println("attune: the database refused (" + e.getSQLState() + "); nothing was changed.");
    } catch (IOException e) {
      err.println("attune: " + settings.home() + " can't be written: " + e.getMessage());
    }
    return 1;
  }

  /** All or nothing, and both keys are on the disk before it begins. */
  void rotate() throws SQLException, IOException {
    try (Database database = Database.open(settings, old); Connection c = asChanger(database).connect();
        Statement statement = c.createStatement()) {
      c.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('attune logins'))");
      String application = database.logins().application().user();
      refuseWhileInUse(c, application);
      keepBoth();
      work.rewrap(c, old, next);
      setPassword(statement, application);
      if (database.bundled() != null) {
        setPassword(statement, DatabaseLogins.BUNDLED_DATABASE);
        setPassword(statement, BundledPostgres.SUPERUSER);
      }
      try (PreparedStatement fingerprint = c.prepareStatement("update installation set master_key_fingerprint = ?")) {
        fingerprint.setBytes(1, next.fingerprint());
        fingerprint.executeUpdate();
      }
      c.commit();
    }
  }

  private void keepBoth() throws IOException {
    Path beside = file(settings, NEXT);
    if (Files.exists(beside)) {
      throw new StartupFailedException("Another change of the master key is under way, or was cut short: start Attune once.");
    }
    Files.copy(file(settings, FILE), retiredKeyFile(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    next.write(beside);
    forceDirectory(settings);
  }

  /** Named as its backups are, so that no other key ever takes its place. */
  Path retiredKeyFile() {
    return file(settings, FILE + "." + old.backupMark());
  }

  /** The new key takes the name of the old. */
  void finish() throws IOException {
    Files.move(file(settings, NEXT), file(settings, FILE), StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(settings);
  }

  /** Finishes or undoes what was killed: of the two keys the one that opens the database stays. */
  static void recover(DatabaseSettings settings) throws IOException {
    Path next = file(settings, NEXT);
    if (!Files.exists(next) || settings.externalOwner() == null && BundledPostgres.isUninitialised(settings.home())) {
      return;
    }
    if (opens(settings, next)) {
      Files.move(next, file(settings, FILE), StandardCopyOption.ATOMIC_MOVE);
    } else if (opens(settings, file(settings, FILE))) {
      Files.delete(next);
    }
    forceDirectory(settings);
  }

  private static boolean opens(DatabaseSettings settings, Path file) {
    try (Database database = Database.open(settings, MasterKey.load(null, file, false))) {
      return true;
    } catch (StartupFailedException e) {
      return false; // wrong, cut short, or of no use just now: nothing is concluded from that
    }
  }

  private DatabaseLogin asChanger(Database database) {
    return database.bundled() == null ? database.logins().owner()
        : new DatabaseLogin(database.bundled().url(DatabaseLogins.BUNDLED_DATABASE), BundledPostgres.SUPERUSER,
            old.password(BundledPostgres.SUPERUSER));
  }

  /** A process that runs with the old key would read nothing any more. */
  private static void refuseWhileInUse(Connection c, String application) throws SQLException {
    try (PreparedStatement others = c.prepareStatement("select 1 from pg_stat_activity where usename = ? limit 1")) {
      others.setString(1, application);
      if (others.executeQuery().next()) {
        throw new StartupFailedException("Attune is running on this database: stop it first.");
      }
    }
  }

  private void setPassword(Statement statement, String login) throws SQLException {
    statement.execute("alter role " + DatabaseLogins.quoted(login) + " password '" + next.password(login) + "'");
  }

  private static Path file(DatabaseSettings settings, String name) {
    return settings.home().resolve(name);
  }

  /** So that a name is on the disk as well as what it names. */
  private static void forceDirectory(DatabaseSettings settings) throws IOException {
    try (FileChannel directory = FileChannel.open(settings.home())) {
      directory.force(true);
    }
  }
}
