package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which country and time zone a new practice is most likely in. */
class CountriesAndTimeZonesTests {

  @Test
  void theFirstLanguageThatNamesACountryTellsTheCountry() {
    assertThat(CountriesAndTimeZones.likelyCountry(List.of(Locale.ENGLISH, Locale.of("pt", "PT"), Locale.of("en", "US")))).isEqualTo("PT");
    assertThat(CountriesAndTimeZones.likelyCountry(List.of(Locale.of("es", "419")))).isEmpty(); // Latin America is no country
    assertThat(CountriesAndTimeZones.likelyCountry(List.of(Locale.of("en", "ZZ")))).isEmpty();
    assertThat(CountriesAndTimeZones.likelyCountry(List.of())).isEmpty();
  }

  @Test
  void theTimeZoneFollowsTheCountryUnlessThatIsTooWide() {
    assertThat(CountriesAndTimeZones.likelyTimeZone("PT")).isEqualTo("Europe/Lisbon");
    assertThat(CountriesAndTimeZones.likelyTimeZone("DE")).isEqualTo("Europe/Berlin");
    assertThat(CountriesAndTimeZones.likelyTimeZone("US")).isEmpty();
    assertThat(CountriesAndTimeZones.likelyTimeZone("ID")).isEmpty(); // four zones, and none has nearly everybody
    assertThat(CountriesAndTimeZones.likelyTimeZone("")).isEmpty();
  }

  @Test
  void aCountrysZonesComeWithThatOfMostPeopleFirst() {
    assertThat(CountriesAndTimeZones.timeZones("PT")).extracting(CountriesAndTimeZones.Option::name)
        .containsExactly("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores");
    assertThat(CountriesAndTimeZones.timeZones("US")).hasSizeGreaterThan(20).first()
        .isEqualTo(new CountriesAndTimeZones.Option("America/New_York", "America/New York"));
  }

  @Test
  void nearlyEachCountryHasATimeZoneThatCanBeChosen() {
    var choices = CountriesAndTimeZones.timeZones();
    for (CountriesAndTimeZones.Option country : CountriesAndTimeZones.countries(Locale.UK)) {
      assertThat(choices).as(country.name()).containsAll(CountriesAndTimeZones.timeZones(country.value()));
      if (!List.of("BV", "HM", "SJ").contains(country.value())) { // uninhabited islands, and the Arctic, which has Oslo's
        assertThat(CountriesAndTimeZones.timeZones(country.value())).as(country.name()).isNotEmpty();
      }
    }
  }
}
