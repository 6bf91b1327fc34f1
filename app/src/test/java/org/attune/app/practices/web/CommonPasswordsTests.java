package org.attune.app.practices.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTests {

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "qwertyuiop", "password123", "iloveyou123", "aaaaaaaaaaaa", "abcdefghij", "0123456789",
      "Passw0rd2024", "attune2026", "therapist1", "attuneattune"})
  void whatIsTriedFirstIsRefused(String password) {
    assertThat(CommonPasswords.contains(password)).isTrue();
  }

  @Test
  void whatLeakedAndWasUsedMostIsRefusedHoweverItIsWritten() {
    assertThat(CommonPasswords.leaked()).hasSizeGreaterThan(2000).allMatch(CommonPasswords::contains)
        .contains("masseffect", "rockandroll", "purplehaze");
    assertThat(CommonPasswords.contains("RockAndRoll")).isTrue();
    assertThat(CommonPasswords.contains("rockandroll and a long way home")).as("a part of something longer").isFalse();
  }

  @Test
  void ownNamesAreRefusedAlsoWithAYearOrOtherLetters() {
    assertThat(CommonPasswords.contains("lindqvist1987", "Maya Lindqvist", "maya.l")).isTrue();
    assertThat(CommonPasswords.contains("L1ndqv1st!", "Maya Lindqvist", "maya.l")).isTrue();
    assertThat(CommonPasswords.contains("maya.l2024", "Maya Lindqvist", "maya.l")).isTrue();
    assertThat(CommonPasswords.contains("maya.l found a way home", "Maya Lindqvist", "maya.l")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a few words in a row", "found my way again 8", "another few words", "blåbär och hallon", "愛してるよ本当にね"})
  void aFewWordsInARowAreFine(String password) {
    assertThat(CommonPasswords.contains(password, "Ana Costa", "ana")).isFalse();
  }
}
