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

  @Override
  public void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
