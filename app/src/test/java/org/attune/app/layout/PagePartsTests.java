package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagePartsTests {
  @Test
  void aFormThatCouldNotBeTakenSaysWhatToPutRightAtItsPlace() {
    try (var gallery = new Gallery()) {
      assertThat(gallery.checkIn(new FieldErrors().add("heard", "layout.conflict").add("email", "layout.not-found")))
          .contains("href=\"#heard\"", "id=\"heard\"", "aria-describedby=\"email-hint email-error\"", "data-refused");
    }
  }

  @Test
  void aFormBeforeAnythingWasTypedHasNothingToPutRightAndNothingChosen() {
    try (var gallery = new Gallery()) {
      assertThat(gallery.checkIn(new FieldErrors())).doesNotContain("data-refused", "aria-invalid", " checked");
    }
  }

  @Test
  void aSignedInPersonSeesTheirPlacesAndWhereTheyAre() {
    try (var gallery = new Gallery()) {
      assertThat(gallery.beforeTheSession())
          .contains("href=\"/today\" aria-current=\"page\"", "Ana Costa")
          .contains("action=\"/leave\"", "href=\"/help\"");
    }
  }
}
