package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people type, as it is read. */
class FormInputTests {

  @Test
  void a_line_has_no_breaks() {
    assertThat(FormInput.line(" Maya\r\nBcc:\u2028x\u0000 ")).isEqualTo("Maya Bcc: x");
    assertThat(FormInput.line(null)).isEmpty();
  }

  @Test
  void a_text_keeps_its_lines() {
    assertThat(FormInput.text(" one\r\n\r\ntwo\u0000 ")).isEqualTo("one\n\ntwo");
    assertThat(FormInput.text(null)).isEmpty();
  }

  @Test
  void a_day_a_time_or_a_number_is_read_or_is_none() {
    assertThat(FormInput.day(" 2026-03-29 ")).isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(FormInput.time("18:05")).isEqualTo(LocalTime.of(18, 5));
    assertThat(FormInput.number("-7")).isEqualTo(-7);
    assertThat(List.of("", "29.3.2026", "2026-02-29", "soon")).allSatisfy(typed -> assertThat(FormInput.day(typed)).isNull());
    assertThat(List.of("", "24:00", "6 pm")).allSatisfy(typed -> assertThat(FormInput.time(typed)).isNull());
    assertThat(List.of("", "1.5", "9999999999", "ten")).allSatisfy(typed -> assertThat(FormInput.number(typed)).isNull());
    assertThat(FormInput.number(null)).isNull();
  }
}
