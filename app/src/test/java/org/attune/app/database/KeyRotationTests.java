package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.attune.app.AttuneApplication;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.encryption.RotateKeyCommand;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A master key that somebody may have seen is replaced, and whatever happens meanwhile, what was written opens. */
class KeyRotationTests {

  private static final List<String> KEPT = List.of("recovery codes");

  @TempDir Path home;

  @Test
  void whateverIsKilledOneOfTheTwoKeysOpensEverything() throws Exception {
    var ana = new Viewer.Oneself(new PersonId(UUID.randomUUID()));
    var own = new KeyOwner.OfPerson(ana.person());
    UUID row = UUID.randomUUID();
    byte[] first = started(app -> {
      app.getBean(People.class).create(ana, "Ana", ContactDetails.none());
      return app.getBean(FieldEncryption.class).seal(ana, own, "unsaid_words", row, "before");
    });
    List<String> codes = started(app -> app.getBean(SecondSteps.class).newRecoveryCodes(ana));
    String keyBefore = key();
    DatabaseSettings settings = new DatabaseSettings(home, null, null);

    Path kept = new KeyRotation(settings, KEPT, RotateKeyCommand::rewrap).retiredKeyFile();
    var cut = new KeyRotation(settings, KEPT, (owner, old, next) -> {
      RotateKeyCommand.rewrap(owner, old, next);
      throw new IllegalStateException("killed before it was done");
    });
    assertThatThrownBy(cut::rotate).hasMessageContaining("killed");
    assertThat(home.resolve("master.key.next")).exists();
    assertThat(this.<String>started(app -> app.getBean(FieldEncryption.class).open(ana, own, "unsaid_words", row,
        first))).isEqualTo("before");
    assertThat(key()).isEqualTo(keyBefore);
    assertThat(home.resolve("master.key.next")).doesNotExist();

    new KeyRotation(settings, KEPT, RotateKeyCommand::rewrap).rotate(); // and killed before the file took its name
    assertThat(key()).isEqualTo(keyBefore);
    byte[] second = started(app -> {
      assertThat(app.getBean(FieldEncryption.class).open(ana, own, "unsaid_words", row, first)).isEqualTo("before");
      assertThat(app.getBean(SecondSteps.class).verify(ana, codes.getFirst())).as("a recovery code on paper").isTrue();
      return app.getBean(FieldEncryption.class).seal(ana, own, "unsaid_words", row, "between");
    });
    assertThat(key()).isNotEqualTo(keyBefore);
    assertThat(Files.readString(kept)).isEqualTo(keyBefore);
    assertThat(home.resolve("master.key.next")).doesNotExist();
    assertThatThrownBy(() -> Database.open(settings, MasterKey.load(null, kept, false)))
        .as("the one that was seen").isInstanceOf(StartupFailedException.class);

    String keyBetween = key();
    started(app -> {
      assertThat(rotate()).as("while it runs").contains("Another Attune is running");
      return "";
    });
    assertThat(key()).isEqualTo(keyBetween);
    assertThat(rotate()).contains("There is a new master key");
    assertThat(key()).isNotEqualTo(keyBetween);
    started(app -> {
      assertThat(app.getBean(FieldEncryption.class).open(ana, own, "unsaid_words", row, first)).isEqualTo("before");
      assertThat(app.getBean(FieldEncryption.class).open(ana, own, "unsaid_words", row, second)).isEqualTo("between");
      assertThat(app.getBean(SecondSteps.class).verify(ana, codes.getLast())).isTrue();
      return "";
    });
  }

  @Test
  void aDatabaseOfOnesOwnIsChangedByItsOwnerAndNotWhileItIsInUse() throws Exception {
    DatabaseLogin owner = TestDatabase.create();
    var settings = new DatabaseSettings(home, null, new DatabaseSettings.ExternalDatabase(owner.url(), owner.user(), owner.password()));
    MasterKey first = MasterKey.load(null, home.resolve("master.key"), true);
    Database database = Database.open(settings, first);
    Migrations.migrate(database, first);

    var rotation = new KeyRotation(settings, KEPT, RotateKeyCommand::rewrap);
    rotation.rotate();
    rotation.finish();
    assertThatThrownBy(() -> Database.open(settings, first)).isInstanceOf(StartupFailedException.class);
    Database after = Database.open(settings, MasterKey.load(null, home.resolve("master.key"), false));
    try (Connection inUse = after.logins().application().connect()) {
      assertThatThrownBy(() -> new KeyRotation(settings, KEPT, RotateKeyCommand::rewrap).rotate())
          .isInstanceOf(StartupFailedException.class).hasMessageContaining("Attune is running on this database");
    }
    assertThat(home.resolve("master.key.next")).doesNotExist();
  }

  private String rotate() {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    RotateKeyCommand.run(out, out, "rotate-key", "--attune.data=" + home);
    return said.toString(StandardCharsets.UTF_8);
  }

  private String key() throws Exception {
    return Files.readString(home.resolve("master.key"));
  }

  private <T> T started(Function<ConfigurableApplicationContext, T> then) {
    try (ConfigurableApplicationContext app = new SpringApplicationBuilder(AttuneApplication.class)
        .run("--attune.data=" + home, "--attune.port=0", "--attune.jobs.enabled=false")) {
      return then.apply(app);
    }
  }
}
