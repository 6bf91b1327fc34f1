package org.attune.app.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where everything is kept.
 *
 * @param data      the data directory: the master key, and the bundled PostgreSQL
 * @param masterKey in Base64, where it comes from the environment
 * @param database  a PostgreSQL of one's own, instead of the bundled one
 */
@ConfigurationProperties("attune")
record DatabaseSettings(@DefaultValue("data") Path data, @Nullable String masterKey, @Nullable ExternalDatabase database) {

  /** The owner's login; it must be allowed to create roles. */
  record ExternalDatabase(@Nullable String url, @DefaultValue("") String user, @DefaultValue("") String password) {}

  Path home() {
    return data.toAbsolutePath().normalize();
  }

  @Nullable DatabaseLogin externalOwner() {
    return database == null || database.url() == null || database.url().isBlank()
        ? null : new DatabaseLogin(database.url(), database.user(), database.password());
  }
}
