package org.attune.app.practices;

import java.text.Collator;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The countries and time zones that a practice can be in. */
public final class CountriesAndTimeZones {

  private static final Pattern PLACE =
      Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private CountriesAndTimeZones() {}

  /** Something to choose, and what it is called. */
  public record Option(String value, String name) {}

  /** All countries, by their name in this language. */
  public static List<Option> countries(Locale language) {
    return countries(COUNTRIES, language);
  }

  /** Some countries, by their name in this language. */
  public static List<Option> countries(Set<String> codes, Locale language) {
    return codes.stream()
        .map(code -> new Option(code, Locale.of("", code).getDisplayCountry(language)))
        .sorted(Comparator.comparing(Option::name, Collator.getInstance(language)))
        .toList();
  }

  /** All time zones that are named after a place. */
  public static List<Option> timeZones() {
    return new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().filter(z -> PLACE.matcher(z).matches())
        .map(zone -> new Option(zone, zone.replace('_', ' '))).toList();
  }

  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  public static boolean isTimeZone(String zone) {
    try {
      return PLACE.matcher(zone).matches() && ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
