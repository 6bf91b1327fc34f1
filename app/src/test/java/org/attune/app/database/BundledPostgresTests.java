package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BundledPostgresTests {

  private static final Path HOME = Path.of("target", "local-postgres").toAbsolutePath();
  private static final String PASSWORD = "made for this test";

  private BundledPostgres postgres;

  @BeforeEach
  void start() {
    postgres = BundledPostgres.start(HOME, PASSWORD);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void isDurable() {
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
      assertThat(asked("show " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void isReachedFromThisComputerOnlyAndWithAPasswordOnly() throws IOException {
    assertThat(asked("show listen_addresses")).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> new DatabaseLogin(postgres.url("postgres"), BundledPostgres.SUPERUSER, "a guess").connect())
        .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
    assertThat(asked("select string_agg(distinct auth_method, ' ') from pg_hba_file_rules")).isEqualTo("scram-sha-256");
  }

  @Test
  void isNeverRoot() throws IOException {
    String status = Files.readString(Path.of("/proc/" + postgres.pid() + "/status"));
    if (Files.getAttribute(HOME.resolve("postgres"), "unix:uid").equals(0)) {
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + postgres.pid() + "/ns/user")))
          .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
    } else {
      assertThat(status).doesNotContainPattern("Uid:\\s+0\\s");
    }
  }

  @Test
  void knowsNothingOfOurEnvironment() throws IOException {
    assertThat(Files.readString(Path.of("/proc/" + postgres.pid() + "/environ")).split("\0"))
        .allSatisfy(variable -> assertThat(variable).matches("(?s)(PATH|PG|LC_|LANG|TZ|PWD|OLDPWD|_).*|"));
  }

  @Test
  void whatWasCommittedIsThereAfterItWasKilledAndItAnswersAgain() throws Exception {
    asked("drop table if exists kept");
    asked("create table kept as select 'yes' as answer");
    ProcessHandle killed = ProcessHandle.of(postgres.pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().join();
    assertThat(askedUntilItAnswers("select answer from kept")).isEqualTo("yes");
    assertThat(postgres.pid()).isNotEqualTo(killed.pid());
  }

  @Test
  void aSecondApplicationOnTheSameDirectoryIsRefused() {
    assertThatThrownBy(() -> BundledPostgres.start(HOME, PASSWORD))
        .isInstanceOf(StartupFailedException.class).hasMessageContaining("Another Attune is running on " + HOME);
  }

  @Test
  void theServerOfAnApplicationThatWasKilledIsStoppedBeforeAnotherStarts() throws Exception {
    postgres.close();
    Process application = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), KilledApplication.class.getName())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(application.waitFor()).isEqualTo(137);
    long orphan = Long.parseLong(Files.readAllLines(HOME.resolve("postgres/postmaster.pid")).getFirst().strip());
    ProcessHandle left = ProcessHandle.of(orphan).orElseThrow();
    assertThat(left.isAlive()).isTrue();
    postgres = BundledPostgres.start(HOME, PASSWORD);
    left.onExit().join();
    assertThat(postgres.pid()).isNotEqualTo(orphan);
    assertThat(asked("select 'here'")).isEqualTo("here");
  }

  @Test
  void aFileThatNamesAnotherProgramsProcessDoesNotKeepItFromStarting() throws Exception {
    Path file = HOME.resolve("postgres/postmaster.pid");
    var stale = new ArrayList<>(Files.readAllLines(file));
    postgres.close();
    stale.set(0, "1");
    Files.write(file, stale);
    Files.setAttribute(file, "unix:uid", Files.getAttribute(HOME.resolve("postgres"), "unix:uid"));
    postgres = BundledPostgres.start(HOME, PASSWORD);
    assertThat(asked("select 'here'")).isEqualTo("here");
  }

  @Test
  void elsewhereASentenceSaysWhatToSet() {
    assertThatThrownBy(() -> PostgresBinaries.resourceFor("Mac OS X", "aarch64"))
        .isInstanceOf(StartupFailedException.class).hasMessageContaining("ATTUNE_DATABASE_URL");
    for (String processor : List.of("amd64", "aarch64")) {
      assertThat(getClass().getResource(PostgresBinaries.resourceFor("Linux", processor))).as(processor).isNotNull();
    }
  }

  private String asked(String question) {
    JdbcClient client = JdbcClient.create(
        new DriverManagerDataSource(postgres.url("postgres"), BundledPostgres.SUPERUSER, PASSWORD));
    return question.startsWith("s") ? client.sql(question).query(String.class).single()
        : String.valueOf(client.sql(question).update());
  }

  private String askedUntilItAnswers(String question) {
    while (true) {
      try {
        return asked(question);
      } catch (DataAccessException e) {
        if (Thread.interrupted()) {
          throw e;
        }
      }
    }
  }

  /** An application that ends as if it were killed: nothing of it is stopped in order. */
  static final class KilledApplication {
    private KilledApplication() {}

    public static void main(String[] args) {
      BundledPostgres.start(HOME, PASSWORD);
      Runtime.getRuntime().halt(137);
    }
  }
}
