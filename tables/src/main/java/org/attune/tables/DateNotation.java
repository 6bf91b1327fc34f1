package org.attune.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes its days and times, found from all of its cells. Read are years in front (2026-03-05, 20260305), days
 * or months in front (5.3.2026, 05/03/26), names of months, the days that Excel counts since 1900, and seconds, milli- or
 * microseconds since 1970; each but the last two with or without a time of day, and that with or without a time zone.
 *
 * @param fitting the orders of day, month and year that fit every cell; where none does, those that fit some
 * @param order   the one that is meant; null where more than one fits, or none
 * @param example a cell that orders read differently, or that contradicts those before it; empty where there is none
 */
public record DateNotation(Set<Order> fitting, @Nullable Order order, String example) {

  /** Which number of three comes first. */
  public enum Order { DAY_FIRST, MONTH_FIRST, YEAR_FIRST }

  /** A day without a time stands at noon. */
  public static final LocalTime NOON = LocalTime.NOON;

  private static final int LONGEST = 80;
  private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);
  private static final long FIRST_SERIAL = 29_221; // 1980
  private static final long LAST_SERIAL = 73_050; // 2099
  private static final long FIRST_SECOND = 315_532_800; // 1980
  private static final long LAST_SECOND = 4_102_444_800L; // 2100
  private static final int PIVOT = 70; // as POSIX has it

  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern SPACE_AFTER_POINT = Pattern.compile("(?<=[0-9]\\.) (?=[0-9])");
  private static final Pattern REMARK = Pattern.compile(" ?\\([^()]*\\)$|\\[[A-Za-z_/]+\\]$");
  private static final Pattern COUNTED = Pattern.compile("([0-9]{5,16})(?:[.,]([0-9]{1,15}))?");
  private static final Pattern COMPACT = Pattern.compile(
      "((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:[T ]?([0-9]{2})([0-9]{2})(?:([0-9]{2})(?:[.,][0-9]{1,9})?)?)?(Z?)");
  private static final Pattern MOMENT = Pattern.compile("(.+?)(?:T|:|,? (?:at |um |à )?)"
      + "([0-9]{1,2})(?:[:.h]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?)?(?: ?([aApP])\\.? ?[mM]\\.?)?(?: ?(?:uhr|Uhr))?"
      + "(?: ?(Z|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?|[A-Z]{3,4}|[A-Z][A-Za-z]+/[A-Za-z_/]+))?");
  private static final Pattern YEAR_IN_FRONT = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})\\.?");
  private static final Pattern EAST_ASIAN = Pattern.compile("([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일]");
  private static final Pattern THREE_NUMBERS = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})\\.?");
  private static final Pattern DAY_NAMED_MONTH = Pattern.compile(
      "([0-9]{1,2})(?:st|nd|rd|th|er|º|\\.)?[- /.]*(?:of |de )?(\\p{L}{3,12})\\.?,?[- /.]*(?:del? )?'?([0-9]{4}|[0-9]{2})");
  private static final Pattern NAMED_MONTH_DAY = Pattern.compile(
      "(\\p{L}{3,12})\\.?[- /.]*([0-9]{1,2})(?:st|nd|rd|th)?,?[- /.]+'?([0-9]{4}|[0-9]{2})");
  private static final Pattern YEAR_NAMED_MONTH = Pattern.compile("([0-9]{4})[- /.]*(\\p{L}{3,12})\\.?[- /.]*([0-9]{1,2})");
  private static final Pattern WEEKDAY = Pattern.compile("(\\p{L}{2,13})[.,]*,? +(.*)");

  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Set<String> WEEKDAYS = new HashSet<>();
  /** Those that mean one thing; CST, IST and BST mean several. */
  private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(Map.entry("Z", ZoneOffset.UTC), Map.entry("UTC", ZoneOffset.UTC),
      Map.entry("GMT", ZoneOffset.UTC), Map.entry("WET", ZoneOffset.UTC), Map.entry("WEST", ZoneOffset.ofHours(1)),
      Map.entry("CET", ZoneOffset.ofHours(1)), Map.entry("MEZ", ZoneOffset.ofHours(1)), Map.entry("CEST", ZoneOffset.ofHours(2)),
      Map.entry("MESZ", ZoneOffset.ofHours(2)), Map.entry("EET", ZoneOffset.ofHours(2)), Map.entry("EEST", ZoneOffset.ofHours(3)),
      Map.entry("EST", ZoneOffset.ofHours(-5)), Map.entry("EDT", ZoneOffset.ofHours(-4)), Map.entry("CDT", ZoneOffset.ofHours(-5)),
      Map.entry("MDT", ZoneOffset.ofHours(-6)), Map.entry("PST", ZoneOffset.ofHours(-8)), Map.entry("PDT", ZoneOffset.ofHours(-7)));

  static {
    var unclear = new HashSet<String>();
    for (String language : List.of("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ca", "ro", "hu", "ru", "uk")) {
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
        Locale locale = Locale.of(language);
        for (Month month : Month.values()) {
          add(month.getDisplayName(style, locale), month, unclear, language.equals("en"));
        }
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
          WEEKDAYS.add(key(day.getDisplayName(style, locale)));
        }
      }
    }
    add("sept", Month.SEPTEMBER, unclear, true);
    add("mrz", Month.MARCH, unclear, true);
    add("jän", Month.JANUARY, unclear, true);
    add("jänner", Month.JANUARY, unclear, true);
    unclear.forEach(MONTHS::remove);
  }

  /** A name that means different months in two languages is none, unless it is English. */
  private static void add(String name, Month month, Set<String> unclear, boolean english) {
    for (String key : List.of(key(name), bare(key(name)))) {
      Month before = MONTHS.putIfAbsent(key, month);
      if (english) {
        unclear.remove(key);
      } else if (before != null && before != month && !isEnglish(key)) {
        unclear.add(key);
      }
    }
  }

  private static boolean isEnglish(String key) {
    for (Month month : Month.values()) {
      if (key(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).equals(key)
          || key(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)).equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static String key(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace(".", "");
  }

  /** Without accents, as programs write that know none. */
  private static String bare(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /** The notation of a column. */
  public static DateNotation of(Collection<String> cells) {
    var evidence = new Evidence();
    cells.forEach(evidence::add);
    return evidence.notation();
  }

  /** What the cells of a column say, one after the other. */
  public static final class Evidence {
    private final EnumSet<Order> all = EnumSet.allOf(Order.class);
    private final EnumSet<Order> some = EnumSet.noneOf(Order.class);
    private final Set<Set<Order>> differs = new HashSet<>();
    private String example = "";
    private String contrary = "";

    /** Takes a cell in; one that is no date says nothing. */
    public void add(String cell) {
      if (!mayTell(cell)) {
        return;
      }
      Map<Order, Instant> read = new EnumMap<>(Order.class);
      for (Order order : Order.values()) {
        Instant at = DateNotation.read(cell, order, ZoneOffset.UTC);
        if (at != null) {
          read.put(order, at);
        }
      }
      if (read.isEmpty()) {
        return;
      }
      some.addAll(read.keySet());
      if (all.retainAll(read.keySet()) && all.isEmpty()) {
        contrary = cell;
      }
      for (Order one : read.keySet()) {
        for (Order other : read.keySet()) {
          if (one.compareTo(other) < 0 && !read.get(one).equals(read.get(other))) {
            differs.add(EnumSet.of(one, other));
            example = example.isEmpty() ? cell : example;
          }
        }
      }
    }

    /** The cell that leaves the order open, or that fits none which fits all before it; empty where there is none. */
    public String example() {
      return contrary.isEmpty() ? example : contrary;
    }

    /** The notation, as far as the cells tell. */
    public DateNotation notation() {
      if (some.isEmpty()) {
        return new DateNotation(Set.of(Order.DAY_FIRST), Order.DAY_FIRST, "");
      }
      if (all.isEmpty()) {
        return new DateNotation(Set.copyOf(some), null, example());
      }
      var kept = new ArrayList<Order>();
      for (Order order : all) {
        if (kept.isEmpty() || differs.contains(EnumSet.of(kept.getFirst(), order))) {
          kept.add(order);
        }
      }
      return new DateNotation(Set.copyOf(kept), kept.size() == 1 ? kept.getFirst() : null, example());
    }
  }

  /** Whether it must be asked which number comes first. */
  public boolean isOpen() {
    return order == null;
  }

  /** The same with an answer, where one had to be asked for. */
  public DateNotation orElse(@Nullable Order answered) {
    return isOpen() && answered != null ? with(answered) : this;
  }

  /** The same, read in just this way. */
  public DateNotation with(Order answered) {
    return new DateNotation(fitting, answered, example);
  }

  /** The moment that a cell names; null where it names none. */
  public @Nullable Instant read(String cell, ZoneId zone) {
    return read(cell, order, zone);
  }

  /** Whether a cell can't well be anything but a day. */
  public static boolean looksLikeDate(String cell) {
    String plain = UnicodeText.toWesternDigits(UnicodeText.stripInvisible(cell));
    if (plain.length() < 6 || plain.length() > LONGEST) {
      return false;
    }
    Matcher counted = COUNTED.matcher(plain);
    if (counted.matches() && !COMPACT.matcher(plain).matches()) {
      return counted.group(1).length() >= 9 && counted(counted, ZoneOffset.UTC) != null;
    }
    for (Order order : Order.values()) {
      if (read(cell, order, ZoneOffset.UTC) != null) {
        return true;
      }
    }
    return false;
  }

  /** Only three numbers, none of them a whole year in front, leave the order open. */
  private static boolean mayTell(String cell) {
    int digits = 0;
    while (digits < cell.length() && Character.isDigit(cell.charAt(digits))) {
      digits++;
    }
    int marks = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      marks += c == '/' || c == '-' || c > 127 ? 1 : 0;
    }
    return digits < 3 && marks >= 2 && cell.length() <= LONGEST;
  }

  private static @Nullable Instant read(String cell, @Nullable Order order, ZoneId zone) {
    if (cell.length() < 5 || cell.length() > LONGEST) {
      return null;
    }
    String visible = UnicodeText.toWesternDigits(UnicodeText.stripInvisible(cell));
    try {
      Matcher usual = YEAR_IN_FRONT.matcher(visible);
      if (usual.matches()) { // nearly all
        return at(LocalDate.of(number(usual, 1), number(usual, 3), number(usual, 4)), NOON, zone);
      }
      String plain = SPACE_AFTER_POINT.matcher(SPACES.matcher(visible).replaceAll(" ")).replaceAll("");
      Matcher compact = COMPACT.matcher(plain);
      if (compact.matches()) {
        LocalDate day = LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3));
        String seconds = compact.group(6);
        return at(day, compact.group(4) == null ? NOON : LocalTime.of(number(compact, 4), number(compact, 5),
            seconds == null ? 0 : Integer.parseInt(seconds)), compact.group(7).isEmpty() ? zone : ZoneOffset.UTC);
      }
      Matcher counted = COUNTED.matcher(plain);
      if (counted.matches()) {
        return counted(counted, zone);
      }
      String words = REMARK.matcher(plain).replaceAll("");
      Instant at = moment(words, order, zone);
      Matcher weekday = WEEKDAY.matcher(words);
      return at == null && weekday.matches() && WEEKDAYS.contains(key(weekday.group(1)))
          ? moment(weekday.group(2), order, zone) : at;
    } catch (DateTimeException e) {
      return null; // such as 29 February 2023
    }
  }

  private static @Nullable Instant moment(String words, @Nullable Order order, ZoneId zone) {
    LocalDate whole = day(words, order);
    if (whole != null) {
      return at(whole, NOON, zone);
    }
    Matcher moment = MOMENT.matcher(words);
    if (!moment.matches() || moment.group(3) == null && moment.group(5) == null) {
      return null;
    }
    LocalDate day = day(moment.group(1).strip(), order);
    return day == null ? null : moment(day, moment, zone);
  }

  private static @Nullable Instant moment(LocalDate day, Matcher moment, ZoneId zone) {
    int hour = number(moment, 2);
    int minute = moment.group(3) == null ? 0 : number(moment, 3);
    int second = moment.group(4) == null ? 0 : number(moment, 4);
    String half = moment.group(5);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return null;
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    String named = moment.group(6);
    ZoneId in = named == null ? zone : zone(named);
    if (in == null) {
      return null;
    }
    return hour == 24 && minute == 0 && second == 0 ? at(day.plusDays(1), LocalTime.MIDNIGHT, in)
        : at(day, LocalTime.of(hour, minute, second), in);
  }

  private static @Nullable ZoneId zone(String named) {
    ZoneOffset known = ZONES.get(named);
    if (known != null || named.indexOf('/') > 0) {
      return known != null ? known : ZoneId.of(named);
    }
    String offset = named.replaceFirst("^(UTC|GMT)", "");
    if (offset.isEmpty() || Character.isLetter(offset.charAt(0))) {
      return null;
    }
    String digits = offset.substring(1).replace(":", "");
    int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
    int sign = offset.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static @Nullable Instant counted(Matcher counted, ZoneId zone) {
    long number = Long.parseLong(counted.group(1));
    int digits = counted.group(1).length();
    String fraction = counted.group(2);
    if (digits == 5 && number >= FIRST_SERIAL && number <= LAST_SERIAL) {
      LocalDate day = EXCEL.plusDays(number);
      return fraction == null ? at(day, NOON, zone)
          : day.atStartOfDay().plusSeconds(Math.round(Double.parseDouble("0." + fraction) * 86_400)).atZone(zone).toInstant();
    }
    if ((digits == 9 || digits == 10) && number >= FIRST_SECOND && number <= LAST_SECOND) {
      return Instant.ofEpochSecond(number);
    }
    long millis = digits > 13 ? number / 1000 : number;
    return (digits == 12 || digits == 13 || digits == 15 || digits == 16) && millis / 1000 >= FIRST_SECOND && millis / 1000 <= LAST_SECOND
        ? Instant.ofEpochMilli(millis) : null;
  }

  private static @Nullable LocalDate day(String words, @Nullable Order order) {
    for (Pattern yearInFront : List.of(YEAR_IN_FRONT, EAST_ASIAN)) {
      Matcher matcher = yearInFront.matcher(words);
      if (matcher.matches()) {
        boolean parted = yearInFront == YEAR_IN_FRONT;
        return LocalDate.of(number(matcher, 1), number(matcher, parted ? 3 : 2), number(matcher, parted ? 4 : 3));
      }
    }
    Matcher three = THREE_NUMBERS.matcher(words);
    if (three.matches()) {
      return three(number(three, 1), number(three, 3), three.group(4), three.group(2).equals(".") ? Order.DAY_FIRST : order);
    }
    Matcher day = DAY_NAMED_MONTH.matcher(words);
    if (day.matches()) {
      Month month = MONTHS.get(key(day.group(2)));
      return month == null ? null : LocalDate.of(year(day.group(3)), month, number(day, 1));
    }
    Matcher name = NAMED_MONTH_DAY.matcher(words);
    if (name.matches()) {
      Month month = MONTHS.get(key(name.group(1)));
      return month == null ? null : LocalDate.of(year(name.group(3)), month, number(name, 2));
    }
    Matcher year = YEAR_NAMED_MONTH.matcher(words);
    if (year.matches()) {
      Month month = MONTHS.get(key(year.group(2)));
      return month == null ? null : LocalDate.of(number(year, 1), month, number(year, 3));
    }
    return null;
  }

  private static @Nullable LocalDate three(int first, int second, String third, @Nullable Order order) {
    if (order == null) {
      return null;
    }
    return switch (order) {
      case DAY_FIRST -> LocalDate.of(year(third), second, first);
      case MONTH_FIRST -> LocalDate.of(year(third), first, second);
      case YEAR_FIRST -> third.length() == 2
          ? LocalDate.of(year(String.format(Locale.ROOT, "%02d", first)), second, Integer.parseInt(third)) : null;
    };
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year < PIVOT ? 2000 + year : 1900 + year;
  }

  private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
