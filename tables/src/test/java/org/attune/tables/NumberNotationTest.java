package org.attune.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.tables.NumberNotation.DecimalMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people and their programs write them. */
class NumberNotationTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"20|20", "20.5|20.5", "20,5|20.5", "1.0|1", "+3|3", "-3|-3", "\u22123|-3", "1e1|10", "1.5E+03|1500",
      "1,234.5|1234.5", "1.234,5|1234.5", "1.234.567|1234567", "1,23,456.5|123456.5", "1 234,5|1234.5", "1\u2009234.5|1234.5",
      "1\u202F234,5|1234.5", "1'234.5|1234.5", "1\u2019234|1234", "1'234.567|1234.567", "\u0662\u0660|20", "\u0662\u066B\u0665|2.5", "\uFF12\uFF10|20", "\u0968|2",
      "-.5|-0.5", "0.125|0.125", "0,125|0.125", "1234,567|1234.567", "50%|50", "12,5 %|12.5", "\u00A017\u200B|17"})
  void aNumberSaysByItselfHowItIsMeant(String cell, double number) {
    NumberNotation notation = NumberNotation.of(List.of(cell));

    assertThat(notation.isOpen()).isFalse();
    assertThat(notation.read(cell)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "+", "1.2.3", "1e", "e5", "NaN", "Infinity", "0x1p3", "--1", "1-", "=1+1", "1 2", "12 34", "1'23", "1,2,3", "1..2",
      "12d", "5 points", "1e999"})
  void whatIsNoNumberIsNone(String cell) {
    assertThat(NumberNotation.of(List.of(cell)).with(DecimalMark.POINT).read(cell)).isNull();
    assertThat(NumberNotation.of(List.of(cell)).with(DecimalMark.COMMA).read(cell)).isNull();
  }

  @Test
  void aColumnDecidesForItsCells() {
    NumberNotation comma = NumberNotation.of(List.of("1.234", "2,5"));
    NumberNotation point = NumberNotation.of(List.of("1,234", "2.5"));

    assertThat(comma.read("1.234")).isEqualTo(1234);
    assertThat(point.read("1,234")).isEqualTo(1234);
    assertThat(NumberNotation.of(List.of("1.234", "2.5")).read("1.234")).isEqualTo(1.234);
  }

  @Test
  void whereBothFitItMustBeAsked() {
    for (List<String> column : List.of(List.of("1.234", "2.345"), List.of("1,234", "20"), List.of("2.5", "2,5"))) {
      assertThat(NumberNotation.of(column).isOpen()).as(column.toString()).isTrue();
    }
    NumberNotation asked = NumberNotation.of(List.of("20", "1.234"));
    assertThat(asked.example()).isEqualTo("1.234");
    assertThat(asked.read("1.234")).isNull();
    assertThat(asked.orElse(DecimalMark.POINT).read("1.234")).isEqualTo(1.234);
    assertThat(asked.orElse(DecimalMark.COMMA).read("1.234")).isEqualTo(1234);
    assertThat(NumberNotation.of(List.of("2.5")).orElse(DecimalMark.COMMA).read("2.5")).isEqualTo(2.5);
  }

  @Test
  void aPercentSignStandsAtEachNumberOrAtNone() {
    assertThat(NumberNotation.of(List.of("50%", "NA", "40%")).read("50%")).isEqualTo(50);
    assertThat(NumberNotation.of(List.of("50%", "40")).read("50%")).isNull();
    assertThat(NumberNotation.of(List.of("50%", "40")).read("40")).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "n/a", "#N/A", "<NA>", "NaN", "NULL", "#NULL!", ".", "-", "—", "?", "\\N"})
  void programsSayInManyWaysThatThereIsNothing(String cell) {
    assertThat(Cells.isMissing(cell)).isTrue();
  }
}
