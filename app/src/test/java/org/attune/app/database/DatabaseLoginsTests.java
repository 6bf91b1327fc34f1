package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.attune.app.AttuneTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@AttuneTest
class DatabaseLoginsTests {

  @Autowired JdbcClient application;
  @Autowired TestDatabase database;

  @Test
  void theApplicationIsHeldByRowLevelSecurity() {
    assertThat(application.sql("""
            select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
            from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
    assertThat(application.sql("select count(*) from pg_auth_members where member = current_user::regrole")
        .query(Long.class).single()).isZero();
  }

  @Test
  void theApplicationOwnsNothing() {
    assertThat(application.sql("""
            select (select count(*) from pg_class where relowner = current_user::regrole)
                 + (select count(*) from pg_proc where proowner = current_user::regrole)
                 + (select count(*) from pg_namespace where nspowner = current_user::regrole)
                 + (select count(*) from pg_database where datdba = current_user::regrole)""")
        .query(Long.class).single()).isZero();
    assertThatThrownBy(() -> application.sql("create table mine (id int)").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> application.sql("alter table person disable row level security").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theApplicationMakesNoTableOfItsOwnEvenForAMoment() {
    assertThatThrownBy(() -> application.sql("create temporary table mine (id int)").update())
        .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
  }

  @Test
  void theApplicationEntersNoOtherDatabase() {
    DatabaseLogin another = TestDatabase.create();
    DatabaseLogins.ofOwner(another, TestDatabase.KEY);
    assertThat(application.sql("""
            select datname from pg_database where datname in ('postgres', 'template1', :another)
              and has_database_privilege(current_user, oid, 'connect')""")
        .param("another", TestDatabase.nameOf(another)).query(String.class).list()).isEmpty();
  }

  @Test
  void aPasswordIsShownToNoServerThatAsksForItself() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var heard = new CompletableFuture<Integer>();
      Thread.ofVirtual().start(() -> {
        try (Socket client = server.accept()) {
          var from = new DataInputStream(client.getInputStream());
          from.readNBytes(from.readInt() - 4); // who wants to come in
          var to = new DataOutputStream(client.getOutputStream());
          to.write('R'); // "show me your password"
          to.writeInt(8);
          to.writeInt(3);
          to.flush();
          heard.complete(from.read());
        } catch (IOException e) {
          heard.complete(-1);
        }
      });
      var login = new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/attune?sslmode=disable", "attune",
          "a secret");
      assertThatThrownBy(login::connect).isInstanceOf(SQLException.class);
      assertThat(heard.get()).as("the byte with which a password begins").isNotEqualTo((int) 'p');
    }
  }

  @Test
  void eachLoginAsksForScramWhateverItsAddressSays() {
    for (String url : List.of("jdbc:postgresql://db/attune", "jdbc:postgresql://db/attune?requireAuth=none",
        "jdbc:postgresql://db/attune?requireAuth=password&sslmode=verify-full", "jdbc:postgresql://db/attune?sslmode=verify-full")) {
      String made = new DatabaseLogin(url, "attune", "").url();
      assertThat(made).as(url).containsOnlyOnce("requireAuth=").endsWith("requireAuth=scram-sha-256").doesNotContain("?&");
      assertThat(made.contains("sslmode=verify-full")).as(made).isEqualTo(url.contains("sslmode"));
      assertThat(new DatabaseLogin(made, "attune", "").url()).isEqualTo(made);
    }
  }

  @Test
  void theOwnerIsNoSuperuserEither() {
    assertThat(database.asOwner().sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        .query(Boolean.class).single()).isFalse();
  }

  @Test
  void theApplicationCanNotReplaceTheFingerprintOfTheKey() {
    assertThatThrownBy(() -> application.sql("update installation set master_key_fingerprint = ''").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> application.sql("delete from installation").update())
        .isInstanceOf(DataAccessException.class);
    assertThat(database.asOwner().sql("select master_key_fingerprint from installation").query(byte[].class).single())
        .isEqualTo(TestDatabase.KEY.fingerprint());
  }

  @Test
  void aDatabaseThatMayLoseWhatItConfirmedIsRefused() {
    DatabaseLogin owner = TestDatabase.create();
    JdbcClient client = JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
    client.sql("alter database " + TestDatabase.nameOf(owner) + " set synchronous_commit = off").update();

    assertThatThrownBy(() -> DatabaseLogins.ofOwner(owner, TestDatabase.KEY)).isInstanceOf(StartupFailedException.class)
        .hasMessage("This PostgreSQL may lose what it has confirmed: switch on synchronous_commit.");
  }
}
