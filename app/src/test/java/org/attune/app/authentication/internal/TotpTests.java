package org.attune.app.authentication.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

  /** "12345678901234567890" in Base32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  /** RFC 6238, appendix B, SHA-1: of its eight digits the last six. */
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
      "20000000000, 353130"})
  void codesAreThoseOfTheRfc(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void theHalfMinuteBeforeAndAfterCountAndNoOther() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = Totp.step(now);
    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.match(SECRET, Totp.code(SECRET, near), now, -1)).hasValue(near);
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), now, -1)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), now, -1)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step), now, step)).as("used before").isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), now, step)).as("older than one used").isEmpty();
    assertThat(Totp.match(SECRET, "", now, -1)).isEmpty();
  }

  @Test
  void aNewSecretHas160BitsThatAnAppCanRead() {
    String secret = Totp.newSecret();
    assertThat(Totp.isSecret(secret)).isTrue();
    assertThat(secret).isNotEqualTo(Totp.newSecret());
  }
}
