package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table that somebody takes away. */
class CsvFileTests {

  @Test
  void no_cell_is_a_formula_and_none_breaks_its_row() {
    assertThat(CsvFile.text(List.of("name", "words"), Stream.of(List.of("=HYPERLINK(0)", "\t=1"), List.of("Maya", "one, \"two\"\nthree"))))
        .isEqualTo("name,words\r\n'=HYPERLINK(0),'\t=1\r\nMaya,\"one, \"\"two\"\"\nthree\"\r\n");
  }
}
