package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.attune.app.AttuneTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AttuneTest
class MasterKeyTests {

  private static final String ANOTHER = Base64.getEncoder().encodeToString(new byte[32]).replace("AAAA", "BBBB");

  @TempDir Path home;
  @Autowired Database database;

  @Test
  void isMadeOnTheFirstStartForOurEyesOnly() throws Exception {
    Path file = home.resolve("master.key");
    MasterKey made = MasterKey.load(null, file, true);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(MasterKey.load(null, file, false).fingerprint()).isEqualTo(made.fingerprint());
    assertThat(MasterKey.load(null, home.resolve("elsewhere"), true).fingerprint()).isNotEqualTo(made.fingerprint());
  }

  @Test
  void isNeverMadeAgain() {
    Path file = home.resolve("master.key");
    assertThatThrownBy(() -> MasterKey.load(null, file, false))
        .isInstanceOf(StartupFailedException.class).hasMessageContaining("The master key is missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherKeyThanTheDatabasesIsRefused() {
    MasterKey another = MasterKey.load(ANOTHER, home.resolve("master.key"), false);
    assertThatThrownBy(() -> DatabaseLogins.ofOwner(database.logins().owner(), another))
        .isInstanceOf(StartupFailedException.class).hasMessageContaining("not the master key");
  }

  @Test
  void whatIsNoKeyIsRefused() {
    for (String text : new String[] {"too short", "", "QUJD", "not Base64 at all, whatever its length may come to be"}) {
      assertThatThrownBy(() -> {
        Files.writeString(home.resolve("master.key"), text);
        MasterKey.load(null, home.resolve("master.key"), true);
      }).isInstanceOf(StartupFailedException.class).hasMessageContaining("isn't a key");
    }
  }

  @Test
  void eachPurposeHasItsOwnSecretTheSameEachTime() {
    assertThat(TestDatabase.KEY.derive("one")).isEqualTo(TestDatabase.KEY.derive("one"))
        .isNotEqualTo(TestDatabase.KEY.derive("another")).hasSize(32);
  }

  /** Python: hmac.new(hmac.new(bytes(32), bytes(32), 'sha256').digest(), b'attune|fingerprint\x01', 'sha256').hexdigest() */
  @Test
  void isDerivedAsRfc5869Says() {
    assertThat(HexFormat.of().formatHex(TestDatabase.KEY.fingerprint())).isEqualTo("1ebe04688d305daba2458e74db73b43af70671a387594081777ce9c6fd6b4d3c");
  }
}
