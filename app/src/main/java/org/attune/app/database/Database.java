package org.attune.app.database;

import org.jspecify.annotations.Nullable;

/** The database in use: its logins and, where it is the bundled one, the server that runs it. */
record Database(Logins logins, @Nullable LocalPostgres bundled) implements AutoCloseable {

  static Database open(DatabaseSettings settings, MasterKey key) {
    Login own = settings.ownDatabase();
    if (own != null) {
      return new Database(Logins.ofOwner(own, key), null);
    }
    LocalPostgres bundled = LocalPostgres.start(settings.home(), key.password(LocalPostgres.SUPERUSER));
    try {
      return new Database(Logins.inBundled(bundled, key), bundled);
    } catch (RuntimeException e) {
      bundled.close();
      throw e;
    }
  }

  /** The owner's way into an installation, whether it is running or not. */
  static Way reach(DatabaseSettings settings, MasterKey key) {
    Login own = settings.ownDatabase();
    if (own != null) {
      return new Way(own, null);
    }
    if (LocalPostgres.isNew(settings.home())) {
      throw new BackupRefused("There is no database in " + settings.home() + ".");
    }
    String running = LocalPostgres.urlOfRunning(settings.home(), Logins.BUNDLED_DATABASE);
    if (running != null) {
      return new Way(Logins.bundledOwner(running, key), null);
    }
    Database started = open(settings, key);
    return new Way(started.logins().owner(), started);
  }

  /** The owner's login, and the server that was started for it, if it was. */
  record Way(Login owner, @Nullable Database started) implements AutoCloseable {
    @Override
    public void close() {
      if (started != null) {
        started.close();
      }
    }
  }

  @Override
  public void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
