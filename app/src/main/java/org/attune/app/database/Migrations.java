package org.attune.app.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** How migrations run, at a start and in a restore. */
final class Migrations {
  private Migrations() {}

  static FluentConfiguration of(Database database, MasterKey key) {
    Login owner = database.logins().owner();
    return with(Flyway.configure().dataSource(owner.url(), owner.user(), owner.password()).outOfOrder(true), database, key);
  }

  /** A migration grants to {@code ${app}}, and gives the owner's policies to {@code ${owner}}. */
  static FluentConfiguration with(FluentConfiguration flyway, Database database, MasterKey key) {
    Logins logins = database.logins();
    return flyway
        .placeholders(Map.of("owner", Logins.quoted(logins.owner().user()), "app", Logins.quoted(logins.application().user())))
        .callbacks(new KeepFingerprint(key));
  }
}
