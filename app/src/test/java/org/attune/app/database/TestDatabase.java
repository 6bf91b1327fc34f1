package org.attune.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database of a test application: one cluster for each process that runs tests, in a folder of its own, and in it one
 * database for each start.
 */
public final class TestDatabase {

  static final MasterKey KEY = new MasterKey(new byte[32]);
  /** Where the cluster keeps its files. */
  static final Path HOME = folder().resolve("postgres");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DatabaseLogin owner;
  private final JdbcClient asOwner;

  private TestDatabase(DatabaseLogin owner) {
    this.owner = owner;
    asOwner = JdbcClient.create(keptOpen(owner));
  }

  /** SQL as the owner, who sees everything by the owner's policies. */
  public JdbcClient asOwner() {
    return asOwner;
  }

  /** A connection that passes every policy, and may become anybody. */
  public Connection asSuperuser() throws SQLException {
    return Cluster.superuser(nameOf(owner)).connect();
  }

  /** The first column of what a query gives, as text. */
  public static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** As on the day of the installation: by deleting, since to truncate makes new files for every table. */
  public void empty() {
    client(Cluster.superuser(nameOf(owner))).sql("""
        do $$
        declare emptied text;
        begin
          perform set_config('session_replication_role', 'replica', true); -- neither triggers nor references are asked
          for emptied in select tablename from pg_tables
              where schemaname = 'public' and tablename not in ('installation', 'flyway_schema_history') loop
            execute format('delete from %I', emptied);
          end loop;
        end $$""").update();
  }

  /** This process's own. */
  private static Path folder() {
    return Path.of(System.getProperty("attune.test.folder", "target/process")).toAbsolutePath();
  }

  static String nameOf(DatabaseLogin login) {
    return login.url().replaceFirst(".*/([^?]*).*", "$1");
  }

  static JdbcClient client(DatabaseLogin login) {
    return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
  }

  /** Proving a password for each statement would take longer than the statement. */
  private static DataSource keptOpen(DatabaseLogin login) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(login.url());
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  static DatabaseLogin create() {
    String name = "test_" + NUMBER.incrementAndGet();
    JdbcClient superuser = client(Cluster.superuser("postgres"));
    DatabaseLogin owner = Cluster.owner(name);
    superuser.sql("drop database if exists " + name + " with (force)").update();
    superuser.sql("create database " + name + " owner " + owner.user()).update();
    return owner;
  }

  /** Points a starting application to a new database. */
  public static class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext application) {
      DatabaseLogin owner = create();
      TestPropertyValues.of(
          "attune.database.url=" + owner.url(),
          "attune.database.user=" + owner.user(),
          "attune.database.password=" + owner.password(),
          "attune.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
          "attune.data=" + folder().resolve("data")).applyTo(application);
      application.getBeanFactory().registerSingleton("testDatabase", new TestDatabase(owner));
    }
  }

  /** Started with the first test that needs it. */
  private static final class Cluster {

    private static final BundledPostgres POSTGRES = start();

    private static BundledPostgres start() {
      BundledPostgres postgres = BundledPostgres.start(HOME, KEY.password(BundledPostgres.SUPERUSER));
      JdbcClient superuser = client(new DatabaseLogin(postgres.url("postgres"), BundledPostgres.SUPERUSER, KEY.password(BundledPostgres.SUPERUSER)));
      // passwords are proven as always, but thousands of times in a run
      superuser.sql("alter system set scram_iterations = 1").update();
      superuser.sql("select pg_reload_conf()").query().singleRow();
      DatabaseLogins.inBundled(postgres, KEY);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      return postgres;
    }

    static DatabaseLogin superuser(String database) {
      return new DatabaseLogin(POSTGRES.url(database), BundledPostgres.SUPERUSER, KEY.password(BundledPostgres.SUPERUSER));
    }

    static DatabaseLogin owner(String database) {
      return new DatabaseLogin(POSTGRES.url(database), DatabaseLogins.BUNDLED_DATABASE, KEY.password(DatabaseLogins.BUNDLED_DATABASE));
    }
  }
}
