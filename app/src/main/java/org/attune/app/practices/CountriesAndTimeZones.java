package org.attune.app.practices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The countries and time zones that a practice can be in. */
public final class CountriesAndTimeZones {

  private static final Pattern PLACE =
      Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Map<String, List<String>> ZONES_BY_COUNTRY = zonesByCountry();
  private static final int ZONES_WHERE_THE_FIRST_IS_LIKELY = 3;

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
        .map(CountriesAndTimeZones::timeZone).toList();
  }

  /** The time zones of a country, that of most people first; none where it isn't known. */
  public static List<Option> timeZones(String country) {
    return ZONES_BY_COUNTRY.getOrDefault(country, List.of()).stream().map(CountriesAndTimeZones::timeZone).toList();
  }

  /** The country of the first of a browser's languages that names one, such as "PT" of pt-PT; empty where none does. */
  public static String likelyCountry(List<Locale> languages) {
    return languages.stream().map(Locale::getCountry).filter(CountriesAndTimeZones::isCountry).findFirst().orElse("");
  }

  /** The time zone of nearly all people of a country; empty where a country is too wide to tell, or isn't known. */
  public static String likelyTimeZone(String country) {
    List<String> zones = ZONES_BY_COUNTRY.getOrDefault(country, List.of());
    return zones.isEmpty() || zones.size() > ZONES_WHERE_THE_FIRST_IS_LIKELY ? "" : zones.getFirst();
  }

  private static Option timeZone(String zone) {
    return new Option(zone, zone.replace('_', ' '));
  }

  private static Map<String, List<String>> zonesByCountry() {
    try (InputStream file = new ClassPathResource("practices/time-zones.tsv").getInputStream()) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t")))
          .collect(Collectors.toUnmodifiableMap(List::getFirst,
              line -> line.stream().skip(1).filter(CountriesAndTimeZones::isTimeZone).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
