package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.app.AttuneTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@AttuneTest
class TwoLoginsTests {

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
    Login owner = TestDatabase.create();
    JdbcClient client = JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
    client.sql("alter database " + owner.url().substring(owner.url().lastIndexOf('/') + 1) + " set synchronous_commit = off").update();

    assertThatThrownBy(() -> Logins.ofOwner(owner, TestDatabase.KEY)).isInstanceOf(StartRefused.class)
        .hasMessage("This PostgreSQL may lose what it has confirmed: turn on synchronous_commit.");
  }
}
