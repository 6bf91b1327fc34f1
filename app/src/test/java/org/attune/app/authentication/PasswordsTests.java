package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.attune.app.layout.Busy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many passwords are hashed at once. */
class PasswordsTests {

  @ParameterizedTest(name = "{1} on {0} cores")
  @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "7, 3", "8, 4", "9, 4", "128, 4"})
  void halfOfTheCoresHashAndFourAtMost(int cores, int atOnce) {
    assertThat(ThrottledPasswordEncoder.atOnce(cores)).isEqualTo(atOnce);
  }

  @Test
  void hashingAndComparingWaitToBeLetIn() {
    var password = new Password("a few words in a row");
    String hash = ThrottledPasswordEncoder.encode(password);
    for (Runnable costly : new Runnable[] {() -> ThrottledPasswordEncoder.encode(password),
        () -> ThrottledPasswordEncoder.matches(password, hash)}) {
      Thread.currentThread().interrupt(); // an interrupted caller is not let in
      assertThatExceptionOfType(Busy.class).isThrownBy(costly::run);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(ThrottledPasswordEncoder.matches(password, hash)).isTrue();
  }
}
