package org.attune.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** How migrations run, at a start and in a restore. */
final class Migrations {
  private Migrations() {}

  /** The text of a script of this version, by the name that a database remembers it by. */
  static Optional<String> sql(String script) {
    try (InputStream text = Migrations.class.getResourceAsStream("/db/migration/" + script)) {
      return text == null ? Optional.empty() : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flyway's checksum: CRC-32 over the lines, without their ends. */
  static int checksum(String sql) {
    var crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

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
