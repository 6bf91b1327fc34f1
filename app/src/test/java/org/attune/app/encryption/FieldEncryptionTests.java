package org.attune.app.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Words open where they were written, and nowhere else. */
@AttuneTest
class FieldEncryptionTests {

  private static final String SAID = "I held back.";

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired FieldEncryption words;

  private TestPractice practice;
  private KeyOwner her;
  private UUID row;
  private byte[] sealed;

  @BeforeEach
  void wordsOfHers() {
    practice = TestPractice.named(application, "W" + UUID.randomUUID().toString().substring(0, 8));
    her = new KeyOwner.OfPerson(practice.client().person());
    row = UUID.randomUUID();
    sealed = words.seal(practice.client(), her, "letter", row, SAID);
  }

  @Test
  void theyOpenInTheirPlaceAndAreNotReadableThere() {
    assertThat(words.open(practice.client(), her, "letter", row, sealed)).isEqualTo(SAID);
    assertThat(words.openAll(practice.client(), her, "letter", Map.of(row, sealed))).containsEntry(row, SAID);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("held");
    assertThat(words.seal(practice.client(), her, "letter", row, SAID)).as("the same words look different").isNotEqualTo(sealed);
  }

  @Test
  void copiedIntoAnotherRowTheyDoNotOpen() {
    UUID other = UUID.randomUUID();
    assertThatThrownBy(() -> words.open(practice.client(), her, "letter", other, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> words.openAll(practice.client(), her, "letter", Map.of(other, sealed)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void copiedIntoAnotherTableTheyDoNotOpen() {
    assertThatThrownBy(() -> words.open(practice.client(), her, "moment", row, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> words.openAll(practice.client(), her, "moment", Map.of(row, sealed)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void copiedToAnotherOwnerTheyDoNotOpenNorDoesAKeyThatWasCopiedWithThem() {
    Viewer.Oneself other = practice.other();
    KeyOwner his = new KeyOwner.OfPerson(other.person());
    assertThatThrownBy(() -> words.open(other, his, "letter", row, sealed)).isInstanceOf(IllegalStateException.class);
    database.asOwner().sql("""
            update words_key set wrapped = (select wrapped from words_key where owner_id = :her) where owner_id = :his""")
        .param("her", her.id()).param("his", his.id()).update();
    assertThatThrownBy(() -> words.open(other, his, "letter", row, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> words.seal(other, his, "letter", row, SAID)).as("a key is its owner’s alone")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutTheirKeyTheyAreGone() {
    database.asOwner().sql("delete from words_key where owner_id = :her").param("her", her.id()).update();
    assertThatThrownBy(() -> words.open(practice.client(), her, "letter", row, sealed)).isNotNull();
  }
}
