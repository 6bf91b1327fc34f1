package org.attune.app.database;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the operator does from the command line, as the database's owner, also while Attune runs. */
public final class OwnerConnection {

  private OwnerConnection() {}

  /** Such work, in one transaction. */
  public interface OwnerTask {
    /** @return the exit code */
    int execute(Connection owner) throws SQLException;
  }

  /** The work's exit code, or 1 with a sentence where the database can't be reached. */
  public static int run(PrintStream err, String[] args, OwnerTask work) {
    DatabaseSettings settings = Binder.get(environment(args)).bindOrCreate("attune", DatabaseSettings.class);
    try (Database.OwnerAccess way = Database.openAsOwner(settings,
             MasterKey.load(settings.masterKey(), settings.home().resolve("master.key"), false));
        Connection owner = way.owner().connect()) {
      owner.setAutoCommit(false);
      int code = work.execute(owner);
      owner.commit();
      return code;
    } catch (BackupFailedException | StartupFailedException e) {
      err.println("attune: " + e.getMessage());
    } catch (SQLException e) {
      err.println("attune: the database refused (" + e.getSQLState() + "); nothing was changed.");
    }
    return 1;
  }

  /** The same settings as at a start. */
  static ConfigurableEnvironment environment(String... args) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
    ConfigurationPropertySources.attach(environment);
    return environment;
  }
}
