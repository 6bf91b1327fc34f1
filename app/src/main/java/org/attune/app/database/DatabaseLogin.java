package org.attune.app.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A way into a database. It proves the password without showing it (SCRAM), and to a server that knows it: one that asks for
 * the password itself is refused.
 */
record DatabaseLogin(String url, String user, String password) {

  private static final String SCRAM = "requireAuth=scram-sha-256";

  DatabaseLogin {
    String plain = url.replaceAll("([?&])requireAuth=[^&]*", "$1").replaceAll("&+", "&").replaceAll("\\?&", "?").replaceAll("[?&]$", "");
    url = plain + (plain.contains("?") ? "&" : "?") + SCRAM;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  FlywayConnectionDetails flywayDetails() {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url;
      }

      @Override
      public String getUsername() {
        return user;
      }

      @Override
      public String getPassword() {
        return password;
      }
    };
  }

  JdbcConnectionDetails jdbcDetails() {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url;
      }

      @Override
      public String getUsername() {
        return user;
      }

      @Override
      public String getPassword() {
        return password;
      }
    };
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + " of " + url;
  }
}
