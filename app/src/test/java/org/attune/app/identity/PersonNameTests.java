package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages call a person. */
class PersonNameTests {

  @Test
  void aPersonIsCalledWhatTheyLikeToBeCalled() {
    assertThat(new PersonName("Margaret Ann Smith", "Peggy").shortForm()).isEqualTo("Peggy");
    assertThat(new PersonName("Dr House", "Greg").shortForm()).isEqualTo("Greg");
    assertThat(new PersonName("Margaret Ann Smith", " ").shortForm()).isEqualTo("Margaret");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Maya Lindqvist               | Maya",
    "  Maya   van der  Berg       | Maya",
    "María José García López      | María",
    "Jean-Luc Picard              | Jean-Luc",
    "Phil Collins                 | Phil",
    "Sammy Davis Jr.              | Sammy",
    "Maya                         | Maya",
    "Иван Петров                  | Иван",
    "Μαρία Παπαδοπούλου           | Μαρία",
    "ליאור כהן                    | ליאור",
  })
  void elseByTheirGivenName(String full, String called) {
    assertThat(PersonName.of(full).shortForm()).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Dr Maya Lindqvist                        | Maya",
    "Prof. Dr. med. Anna Müller               | Anna",
    "Dr. rer. nat. Dipl.-Psych. Ute Schmidt   | Ute",
    "MRS MAYA LINDQVIST                       | MAYA",
    "Dr House                                 | Dr House",
    "Frau Müller                              | Frau Müller",
    "Prof. Dr. Weber                          | Prof. Dr. Weber",
    "Dr                                       | Dr",
  })
  void aTitleIsNoName(String full, String called) {
    assertThat(PersonName.of(full).shortForm()).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Lindqvist, Maya              | Maya",
    "Lindqvist,Maya Sofia         | Maya",
    "Lindqvist, Dr. Maya          | Maya",
    "van der Berg, Maya           | Maya",
    "Khan, Abdul Rahman           | Abdul Rahman",
    "Maya Lindqvist, PhD          | Maya",
    "Maya Lindqvist, M.A., MBACP  | Maya",
    "Sammy Davis, Jr.             | Sammy",
    "Lindqvist, M.                | Lindqvist, M.",
    "Lindqvist,                   | Lindqvist",
    "','                          | ','",
  })
  void aFilesOrderIsUnderstood(String full, String called) {
    assertThat(PersonName.of(full).shortForm()).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "J. Robert Oppenheimer        | Robert",
    "J. Smith                     | J. Smith",
    "J R R Tolkien                | J R R Tolkien",
    "M                            | M",
    "山田 太郎                     | 山田 太郎",
    "李小明                        | 李小明",
    "김 민준                       | 김 민준",
    "عبد الله محمد                | عبد الله",
    "عبد الله                     | عبد الله",
    "Abdul Khan                   | Abdul Khan",
    "!?                           | !?",
  })
  void whereNoGivenNameCanBeToldTheFullNameStays(String full, String called) {
    assertThat(PersonName.of(full).shortForm()).isEqualTo(called);
  }
}
