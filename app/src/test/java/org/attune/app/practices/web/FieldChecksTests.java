package org.attune.app.practices.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.app.authentication.Password;
import org.attune.app.layout.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldChecksTests {

  @Test
  void aPasswordHasTenToAThousandCharactersAndIsNotEasilyGuessed() {
    assertThat(password("kqzv xwmh")).as("nine").isFalse();
    assertThat(password("kqzv xwmhb")).as("ten").isTrue();
    assertThat(password("🦆🌧🐢🌻🎻🪁🧵🪨🫧")).as("nine, of two chars each").isFalse();
    assertThat(password("k qzv xwmhb rt!pl ".repeat(60).substring(0, 1000))).isTrue();
    assertThat(password("k qzv xwmhb rt!pl ".repeat(60).substring(0, 1001))).isFalse();
    assertThat(password("password123")).isFalse();
    assertThat(password("maya lindqvist", "Maya Lindqvist")).as("their own name").isFalse();
  }

  @Test
  void aNameIsThereAndHasAtMostTwoHundredCharacters() {
    assertThat(name("")).isFalse();
    assertThat(name("Ø")).isTrue();
    assertThat(java.util.List.of("\u200B", "\u00A0", "\u2800", "\u3164", "\u200D\uFE0F")).as("nobody sees them").noneMatch(FieldChecksTests::name);
    assertThat(name("🌻".repeat(200))).isTrue();
    assertThat(name("🌻".repeat(201))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maya", "maya@", "@home.example", "a@b@c", "a b@c.example", "a,b@c.example", "<maya@home.example>",
      "maya@home.example;x"})
  void whatIsNoAddressIsRefused(String typed) {
    var errors = new FieldErrors();
    FieldChecks.checkAddress(errors, "address", typed);
    assertThat(errors.isEmpty()).isFalse();
  }

  @Test
  void anAddressMayBeLeftOut() {
    var errors = new FieldErrors();
    FieldChecks.checkAddress(errors, "address", "");
    FieldChecks.checkAddress(errors, "address", "maya.o'hara+x@sub.home.example");
    assertThat(errors.isEmpty()).isTrue();
  }

  private static boolean password(String typed, String... likely) {
    var errors = new FieldErrors();
    FieldChecks.checkNewPassword(errors, "password", new Password(typed), likely);
    return errors.isEmpty();
  }

  private static boolean name(String typed) {
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", typed, "practices.name-missing");
    return errors.isEmpty();
  }
}
