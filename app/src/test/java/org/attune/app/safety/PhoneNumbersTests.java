package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be called in a safety plan, and what only looks like it. */
class PhoneNumbersTests {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Samaritans 116 123 | 116123", "call 999. | 999", "Ruth: 07700 900123, evenings | 07700900123", "+49 (0)30 1234567 | +49301234567",
      "Dr Ali (020) 7946 0018 | 02079460018", "Crisis team 555-867-5309 | 5558675309", "0800/111 0 111 oder 112 | 08001110111 112",
      "‏שקט 1201 | 1201", "Mum 030.123.45.67 | 0301234567"})
  void aNumberIsDialled(String text, String dialled) {
    assertThat(PhoneNumbers.split(text).stream().map(PhoneNumbers.TextPiece::dialled).filter(Objects::nonNull).collect(Collectors.joining(" ")))
        .isEqualTo(dialled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"since 12.03.2026", "2026-03-12", "in 2019-2024", "from 14:00 to 15:30", "10 minutes", "room 12", "flat B117", "",
      "12345678901234567890"})
  void whatIsNoNumberIsLeft(String text) {
    assertThat(PhoneNumbers.split(text)).allMatch(piece -> piece.dialled() == null);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "07700 900123 | 07700900123", "+44 (0)7700 900123 | +447700900123", "\u202a+44\u00a07700\u2011900123\u202c | +447700900123",
      "030 – 123 45 67 | 0301234567", "112 | 112", "12-34-5678 | 12345678", "2019 2024 | 20192024"})
  void oneNumberIsDialledHoweverItIsWritten(String typed, String dialled) {
    assertThat(PhoneNumbers.dialled(typed)).hasValue(dialled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "at home", "07700 900123 evenings", "07700 900123, 07700 900124", "1234567890123456", "tel:07700900123",
      "+", "07700+900123"})
  void whatIsNotOneNumberIsNotDialled(String typed) {
    assertThat(PhoneNumbers.dialled(typed)).isEmpty();
  }

  @Test
  void nothingOfTheTextIsLost() {
    String text = "Ruth 07700 900123\nor <b>Lu</b> +44 7700 900456!\n2026";
    assertThat(PhoneNumbers.split(text).stream().map(PhoneNumbers.TextPiece::text).collect(Collectors.joining())).isEqualTo(text);
  }
}
