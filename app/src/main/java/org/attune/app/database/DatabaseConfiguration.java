package org.attune.app.database;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bundled PostgreSQL or one's own, reached alike: first the key, then the two logins, then the migrations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /** Made on the very first start only: a new key opens nothing that an older one sealed. */
  @Bean
  MasterKey masterKey(DatabaseSettings settings) throws IOException {
    Files.createDirectories(settings.home());
    if (settings.masterKey() == null || settings.masterKey().isBlank()) {
      KeyRotation.recover(settings);
    }
    DatabaseLogin own = settings.externalOwner();
    boolean isFirstStart = own == null ? BundledPostgres.isUninitialised(settings.home()) : DatabaseLogins.fingerprint(own) == null;
    return MasterKey.load(settings.masterKey(), settings.home().resolve("master.key"), isFirstStart);
  }

  @Bean
  Database database(DatabaseSettings settings, MasterKey key) {
    return Database.open(settings, key);
  }

  @Bean
  FlywayConnectionDetails ownersLogin(Database database) {
    return database.logins().owner().flywayDetails();
  }

  @Bean
  JdbcConnectionDetails applicationsLogin(Database database) {
    return database.logins().application().jdbcDetails();
  }

  @Bean
  FlywayConfigurationCustomizer migrations(Database database, MasterKey key) {
    return flyway -> Migrations.toThisVersion(flyway, database, key);
  }

  @Bean
  FlywayMigrationStrategy start(Database database) {
    return flyway -> Migrations.migrate(flyway, database);
  }
}
