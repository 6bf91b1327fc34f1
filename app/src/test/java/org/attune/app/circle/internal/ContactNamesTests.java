package org.attune.app.circle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.attune.app.layout.IdempotencyKeys;
import org.junit.jupiter.api.Test;

/** Contacts as phones and address books save them. */
class ContactNamesTests {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void a_byte_order_mark_and_blank_lines_hide_nobody() throws IOException {
    String two = card("3.0", "FN:First One") + card("3.0", "FN:Second One");

    assertThat(read("\uFEFF" + two).names()).containsExactly("First One", "Second One");
    assertThat(read("\uFEFF" + card("3.0", "FN:First One") + "\uFEFF" + card("3.0", "FN:Second One")).names())
        .containsExactly("First One", "Second One");
    assertThat(read("\r\n\r\n" + two).names()).containsExactly("First One", "Second One");
    assertThat(ContactNames.read(("\uFEFF" + two).getBytes(StandardCharsets.UTF_16LE), 200).names()).containsExactly("First One",
        "Second One");
    assertThat(ContactNames.read(two.getBytes(StandardCharsets.UTF_16BE), 200).names()).containsExactly("First One", "Second One");
  }

  @Test
  void names_in_windows_letters_are_read_and_said_to_be_guessed() throws IOException {
    ContactNames cards = ContactNames.read(card("2.1", "N;LANGUAGE=de:Grünwald;Jörg\nFN:Jörg Grünwald").getBytes(WINDOWS), 200);

    assertThat(cards.names()).containsExactly("Jörg Grünwald");
    assertThat(cards.encodingGuessed()).isTrue();
    assertThat(read(card("3.0", "FN:Jörg Grünwald")).encodingGuessed()).isFalse();
  }

  @Test
  void quoted_printable_and_base64_names_are_decoded() throws IOException {
    assertThat(read(card("2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=F6rg Beispiel")).names()).containsExactly("Jörg Beispiel");
    assertThat(read(card("2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=F6rg Beispiel")).encodingGuessed()).isTrue();
    assertThat(read(card("2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Beispiel")).names()).containsExactly("Jörg Beispiel");
    assertThat(read(card("2.1", "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:J=C3=B6rg Beispiel")).names()).containsExactly("Jörg Beispiel");
    assertThat(read(card("2.1", "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg Beispiel")).names()).containsExactly("Jörg Beispiel");
    assertThat(read(card("3.0", "FN;ENCODING=b:TcO8bGxlciBDYXJpbmE=\nN;ENCODING=BASE64:TcO8bGxlcjtDYXJpbmE=")).names())
        .containsExactly("Müller Carina");
    assertThat(read(card("3.0", "N;ENCODING=BASE64:TcO8bGxlcjtDYXJpbmE=")).names()).containsExactly("Carina Müller");
  }

  @Test
  void a_line_folded_within_a_character_is_one_name() throws IOException {
    byte[] whole = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Đặng\r\nEND:VCARD\r\n".getBytes(StandardCharsets.UTF_8);
    for (int at = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:".length() + 1; at < whole.length - "\r\nEND:VCARD\r\n".length(); at++) {
      var folded = new ByteArrayOutputStream();
      folded.write(whole, 0, at);
      folded.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
      folded.write(whole, at, whole.length - at);
      ContactNames cards = ContactNames.read(folded.toByteArray(), 200);
      assertThat(cards.names()).as("folded after byte %s", at).containsExactly("Zoë Đặng");
      assertThat(cards.encodingGuessed()).isFalse();
    }
  }

  @Test
  void groups_and_organisations_are_left_out_and_counted() throws IOException {
    ContactNames cards = read(card("3.0", "FN:My Sports Group\nX-ADDRESSBOOKSERVER-KIND:group") + card("4.0",
        "KIND:group\nFN:The whole family")
        + card("3.0", "FN:A Company\nORG:A Company\nX-ABShowAs:COMPANY") + card("4.0", "KIND:individual\nFN:Joan Doe"));

    assertThat(cards.names()).containsExactly("Joan Doe");
    assertThat(cards.others()).isEqualTo(3);
    assertThat(cards.skipped()).isZero();
  }

  @Test
  void a_card_with_no_name_but_that_of_its_organisation_is_no_person() throws IOException {
    ContactNames cards = read(card("3.0", "N:;;;;\nFN:Acme Ltd\nORG:Acme Ltd;Sales") + card("3.0", "N:Doe;Joan\nFN:Joan Doe\nORG:Acme Ltd")
        + card("3.0", "N:Acme;;;;\nFN:Acme\nORG:Acme"));

    assertThat(cards.names()).containsExactly("Joan Doe", "Acme");
    assertThat(cards.others()).isEqualTo(1);
  }

  @Test
  void a_card_that_is_cut_off_keeps_its_name() throws IOException {
    assertThat(read(card("3.0", "FN:First One") + "BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\nTEL:1").names()).containsExactly("First One", "Cut Off");
  }

  @Test
  void a_card_within_a_card_hides_neither() throws IOException {
    assertThat(read(card("2.1", "FN:Fred Friday\nAGENT:\n" + card("2.1", "FN:Sue Secretary") + "TEL:1")).names())
        .containsExactlyInAnyOrder("Fred Friday", "Sue Secretary");
  }

  @Test
  void the_preferred_name_is_the_one() throws IOException {
    assertThat(read(card("4.0", "FN;PREF=1:Anna Known\nFN;PREF=100:A. K. Formal")).names()).containsExactly("Anna Known");
    assertThat(read(card("4.0", "FN;PREF=100:A. K. Formal\nFN;PREF=1:Anna Known")).names()).containsExactly("Anna Known");
    assertThat(read(card("3.0", "FN:A. K. Formal\nFN;TYPE=pref:Anna Known")).names()).containsExactly("Anna Known");
    assertThat(read(card("3.0", "FN:Anna Known\nFN:A. K. Formal")).names()).containsExactly("Anna Known");
  }

  @Test
  void a_name_that_nobody_sees_gives_way_to_the_other_one() throws IOException {
    assertThat(read(card("3.0", "FN:\u200B\nN:Costa;Ana")).names()).containsExactly("Ana Costa");
    assertThat(read(card("3.0", "FN:\u2800\nN:\u3164;\u00A0")).skipped()).isEqualTo(1);
    assertThat(read(card("3.0", "FN:Ana\u00A0Costa\u200B")).names()).containsExactly("Ana Costa");
  }

  private static ContactNames read(String file) throws IOException {
    return ContactNames.read(file.getBytes(StandardCharsets.UTF_8), 200);
  }

  private static String card(String version, String lines) {
    return "BEGIN:VCARD\nVERSION:" + version + "\n" + lines + "\nEND:VCARD\n";
  }

  @Test
  void a_form_that_makes_several_rows_makes_the_same_ones_again() {
    UUID form = UUID.fromString("7b1d3a52-9a5e-4a57-8a3d-0c9f5c1d2e3f");

    assertThat(IdempotencyKeys.of(form, "Dora")).isEqualTo(IdempotencyKeys.of(form, "Dora"));
    assertThat(IdempotencyKeys.of(form, "Dora")).isNotEqualTo(IdempotencyKeys.of(form, "Dora Twice"));
    assertThat(IdempotencyKeys.of(form, "Dora")).isNotEqualTo(IdempotencyKeys.of(UUID.fromString("7b1d3a52-9a5e-4a57-8a3d-0c9f5c1d2e40"), "Dora"));
  }
}
