package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.attune.app.layout.internal.NoticeCodes;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PagePartsTests {
  @Test
  void aFormThatCouldNotBeTakenSaysWhatToPutRightAtItsPlace() {
    try (var gallery = new PagePartsGallery()) {
      assertThat(gallery.checkIn(new FieldErrors().add("heard", "layout.conflict").add("email", "layout.not-found")))
          .contains("href=\"#heard\"", "id=\"heard\"", "aria-describedby=\"email-hint email-error\"", "data-refused");
    }
  }

  @Test
  void aFormBeforeAnythingWasTypedHasNothingToPutRightAndNothingChosen() {
    try (var gallery = new PagePartsGallery()) {
      assertThat(gallery.checkIn(new FieldErrors())).doesNotContain("data-refused", "aria-invalid", " checked");
    }
  }

  @Test
  void aSignedInPersonSeesTheirPlacesAndWhereTheyAre() {
    try (var gallery = new PagePartsGallery()) {
      assertThat(gallery.beforeTheSession())
          .contains("href=\"/today\" aria-current=\"page\"", "<bdi>Ana</bdi>")
          .contains("action=\"/leave\"", "href=\"/pages/1\"");
    }
  }

  @Test
  void aDayIsNamedAsPeopleDoWhereItIsNear() {
    try (var layout = StandaloneLayout.start()) {
      var today = LocalDate.of(2026, 3, 3);
      var page = new PageContext(new MockHttpServletRequest(), layout.getBean(MessageSource.class), "",
          Clock.fixed(today.atTime(23, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC), layout.getBean(NoticeCodes.class),
          layout.getBean(PrivateAreas.class), layout.getBean(Destinations.class), List.of(), layout.getBean(Languages.class));
      assertThat(page.day(today, today)).isEqualTo("today");
      assertThat(page.day(today.minusDays(1), today)).isEqualTo("yesterday");
      assertThat(page.day(today.plusDays(2), today)).isEqualTo("Thursday 5 March");
      assertThat(page.day(today.minusYears(30), today)).isEqualTo("3 March 1996");
      assertThat(page.momentFromNow(today.plusDays(1).atTime(14, 0).atZone(ZoneOffset.UTC))).isEqualTo("tomorrow, 14:00");
      assertThat(page.shortDay(today.plusDays(1), today)).isEqualTo("tomorrow");
      assertThat(page.shortDay(today.plusDays(2), today)).isEqualTo("Thu 5 Mar");
      assertThat(page.shortDay(today.minusDays(183), today)).isEqualTo("Mon 1 Sept");
      assertThat(page.shortDay(today.minusDays(184), today)).isEqualTo("31 Aug 2025");
      // where it is tomorrow already, that is today
      assertThat(page.momentFromNow(today.plusDays(1).atTime(14, 0).atZone(ZoneId.of("Europe/Berlin")))).isEqualTo("today, 14:00");
      assertThat(page.shortMomentFromNow(today.plusDays(3).atTime(14, 0).atZone(ZoneOffset.UTC))).isEqualTo("Fri 6 Mar, 14:00");
      assertThat(page.quoted("Stay.")).isEqualTo("“Stay.”");
    }
  }
}
