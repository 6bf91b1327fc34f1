package org.attune.app.database;

import org.jspecify.annotations.Nullable;

/** The database in use: its logins and, where it is the bundled one, the server that runs it. */
record Database(DatabaseLogins logins, @Nullable BundledPostgres bundled) implements AutoCloseable {

  static Database open(DatabaseSettings settings, MasterKey key) {
    DatabaseLogin own = settings.externalOwner();
    if (own != null) {
      return new Database(DatabaseLogins.ofOwner(own, key), null);
    }
    BundledPostgres bundled = BundledPostgres.start(settings.home(), key.password(BundledPostgres.SUPERUSER));
    try {
      return new Database(DatabaseLogins.inBundled(bundled, key), bundled);
    } catch (RuntimeException e) {
      bundled.close();
      throw e;
    }
  }

  /** The owner's way into an installation, whether it is running or not. */
  static OwnerAccess openAsOwner(DatabaseSettings settings, MasterKey key) {
    DatabaseLogin own = settings.externalOwner();
    if (own != null) {
      return new OwnerAccess(own, null);
    }
    if (BundledPostgres.isUninitialised(settings.home())) {
      throw new BackupFailedException("There is no database in " + settings.home() + ".");
    }
    String running = BundledPostgres.urlOfRunning(settings.home(), DatabaseLogins.BUNDLED_DATABASE);
    if (running != null) {
      return new OwnerAccess(DatabaseLogins.bundledOwner(running, key), null);
    }
    Database started = open(settings, key);
    return new OwnerAccess(started.logins().owner(), started);
  }

  /** The owner's login, and the server that was started for it, if it was. */
  record OwnerAccess(DatabaseLogin owner, @Nullable Database started) implements AutoCloseable {
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
