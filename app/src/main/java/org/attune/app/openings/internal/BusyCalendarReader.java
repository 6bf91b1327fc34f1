package org.attune.app.openings.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.attune.app.openings.UnreadableEvent;
import org.attune.app.openings.UnreadableEvent.Reason;
import org.attune.app.sessions.LocalTimes;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a calendar (RFC 5545) when somebody is busy, and nothing else of it. Each event is read apart from the others: the
 * library gives up a calendar for one bad line. It knows what zones are called elsewhere, and works out recurrences, here always
 * in local times, which {@link LocalTimes} then resolves: neither the computer's zone nor the database's plays a part. What can't
 * be read is busy for its days. All is bounded: the span of time, the steps of a recurrence, the busy times that come out.
 */
public final class BusyCalendarReader {

  /** Steps that recurrences may take, of one event and of all. */
  private static final long MOST_STEPS = 20_000;
  private static final long MOST_STEPS_OF_ALL = 500_000;
  /** More busy times than these are whole days instead. */
  private static final int MOST_BUSY_TIMES = 5_000;
  private static final int MOST_UNREADABLE = 50;
  private static final int MOST_ZONES = 100;
  /** So long an offset that a calendar defines may hold: it is looked for that long before the span of time. */
  private static final Duration LONGEST_OFFSET = Duration.ofDays(750);
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_RULE = 1000;

  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");
  private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
  private static final Pattern GLOBAL_ZONE = Pattern.compile("/.*?([A-Za-z_]+/[A-Za-z_]+(?:/[A-Za-z_]+)?)$");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
  /** What of an event matters; what it is about is not even kept in memory. */
  private static final Set<String> NAMES = Set.of("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
      "STATUS", "TRANSP", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY", "X-WR-CALNAME", "TZID", "TZOFFSETFROM", "TZOFFSETTO");

  private final ZoneId zone;
  private final Instant from;
  private final Instant until;
  private final Set<String> own;
  private final Map<String, List<Event>> definedZones;
  private final Map<String, ZoneRules> rulesOfDefined = new HashMap<>();
  private final List<BlockedTime> busy = new ArrayList<>();
  private final List<UnreadableEvent> unreadable = new ArrayList<>();
  private long steps;

  private BusyCalendarReader(ZoneId zone, Contents contents, Instant from, Instant until) {
    this.zone = zone;
    this.own = contents.own();
    this.definedZones = contents.zones();
    this.from = from;
    this.until = until;
  }

  /** What came out: the busy times, apart from each other and in order, and what could not be read. */
  public record Reading(List<BlockedTime> busy, List<UnreadableEvent> unreadable) {}

  /** It is something else, such as a page that asks to sign in. */
  public static final class NotACalendar extends Exception {
    private NotACalendar() {
      super("no calendar", null, false, false);
    }
  }

  /**
   * Reads a calendar.
   *
   * @param zone      of whose calendar it is: of whole days, and of times without a zone
   * @param addresses the mail addresses of whose calendar it is: what they declined or never answered isn't busy
   */
  public static Reading read(String calendar, ZoneId zone, Set<String> addresses, Instant from, Instant until) throws NotACalendar {
    String text = calendar.replaceFirst("^\\s*\uFEFF?\\s*", "");
    if (!text.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
      throw new NotACalendar();
    }
    var contents = new Contents(new ArrayList<>(), new HashMap<>(),
        addresses.stream().map(a -> a.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new)));
    fill(contents, text);
    return new BusyCalendarReader(zone, contents, from, until).read(contents.events());
  }

  private Reading read(List<Event> events) {
    var byUid = new LinkedHashMap<String, List<Event>>();
    for (int i = 0; i < events.size(); i++) {
      byUid.computeIfAbsent(events.get(i).text("UID").orElse("without " + i), uid -> new ArrayList<>()).add(events.get(i));
    }
    byUid.values().forEach(this::readGroup);
    return new Reading(merged(), unreadable.stream().limit(MOST_UNREADABLE).toList());
  }

  /** An event and its instances that were moved, cancelled or changed; or instances whose event isn't in the calendar. */
  private void readGroup(List<Event> group) {
    List<Event> changed = group.stream().filter(e -> e.has("RECURRENCE-ID")).toList();
    var moments = new ArrayList<Moment>();
    for (Event instance : changed) {
      try {
        moments.addAll(moments(instance, "RECURRENCE-ID"));
      } catch (UnknownZone | DateTimeException e) {
        // which instance it replaces can't be known: that one stays
      }
    }
    TakenOut replaced = takenOut(moments);
    group.stream().filter(e -> !e.has("RECURRENCE-ID")).forEach(event -> read(event, replaced));
    changed.forEach(instance -> read(instance.without("RRULE", "RDATE", "EXDATE"), TakenOut.NOTHING));
  }

  private void read(Event event, TakenOut replaced) {
    if (isFree(event)) {
      return;
    }
    try {
      if (event.isFreeBusy()) {
        readFreeBusy(event);
      } else {
        busy.addAll(occurrences(event, replaced));
      }
    } catch (UnknownZone e) {
      blockDays(event, Reason.ZONE);
    } catch (TooMany e) {
      blockDays(event, Reason.TOO_MANY);
    } catch (UnreadableRule e) {
      blockDays(event, Reason.RULE);
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      blockDays(event, Reason.DATE);
    }
  }

  private boolean isFree(Event event) {
    return event.is("STATUS", "CANCELLED") || event.is("TRANSP", "TRANSPARENT") || event.is("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
        || event.is("X-MICROSOFT-CDO-BUSYSTATUS", "WORKINGELSEWHERE")
        || event.lines("ATTENDEE").filter(a -> own.contains(a.value().toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "").strip()))
            .map(a -> a.parameter("PARTSTAT").toUpperCase(Locale.ROOT)).anyMatch(answer -> Set.of("DECLINED", "NEEDS-ACTION").contains(answer));
  }

  private List<BlockedTime> occurrences(Event event, TakenOut replaced) {
    Moment start = moments(event, "DTSTART").stream().findFirst().orElseThrow(() -> new DateTimeException("no start"));
    Length length = length(event, start);
    var starts = new ArrayList<Moment>();
    starts.add(start);
    for (Line rule : event.lines("RRULE").toList()) {
      starts.addAll(recurrences(start, length, rule.value()));
    }
    TakenOut excluded = takenOut(moments(event, "EXDATE"));
    var busyTimes = new TreeMap<Instant, BlockedTime>();
    starts.addAll(moments(event, "RDATE"));
    starts.stream().filter(moment -> !excluded.contains(moment, instant(moment)) && !replaced.contains(moment, instant(moment))).map(length::from).forEach(time -> busyTimes.put(time.from(), time));
    event.lines("RDATE").filter(line -> line.value().contains("/")).flatMap(line -> periods(line).stream())
        .forEach(time -> busyTimes.put(time.from(), time));
    return busyTimes.values().stream().filter(time -> time.overlaps(from, until)).toList();
  }

  /** Instances that were taken out or replaced: by their moment, or by their day where either side has no time. */
  private record TakenOut(Set<Instant> moments, Set<LocalDate> wholeDays, Set<LocalDate> days) {
    static final TakenOut NOTHING = new TakenOut(Set.of(), Set.of(), Set.of());

    boolean contains(Moment moment, Instant at) {
      LocalDate day = moment.local().toLocalDate();
      return moment.wholeDay() ? days.contains(day) : wholeDays.contains(day) || moments.contains(at);
    }
  }

  private TakenOut takenOut(List<Moment> moments) {
    return new TakenOut(moments.stream().filter(m -> !m.wholeDay()).map(this::instant).collect(Collectors.toSet()),
        moments.stream().filter(Moment::wholeDay).map(m -> m.local().toLocalDate()).collect(Collectors.toSet()),
        moments.stream().map(m -> m.local().toLocalDate()).collect(Collectors.toSet()));
  }

  private interface Length {
    BlockedTime from(Moment start);
  }

  private Length length(Event event, Moment start) {
    Moment end = moments(event, "DTEND").stream().findFirst().orElse(null);
    if (start.wholeDay()) {
      long days = end != null ? ChronoUnit.DAYS.between(start.local().toLocalDate(), end.local().toLocalDate())
          : event.text("DURATION").map(d -> ChronoUnit.DAYS.between(start.local(), start.local().plus(amount(d)))).orElse(1L);
      if (days < 0) {
        throw new DateTimeException("ends before it begins");
      }
      return moment -> new BlockedTime(LocalTimes.startOfDay(moment.local().toLocalDate(), zone),
          LocalTimes.startOfDay(moment.local().toLocalDate().plusDays(Math.max(1, days)), zone));
    }
    if (end == null && event.has("DURATION")) {
      TemporalAmount amount = amount(event.text("DURATION").orElseThrow());
      return moment -> amount instanceof Duration exact ? span(instant(moment), instant(moment).plus(exact))
          : span(instant(moment), LocalTimes.resolve(moment.local().plus(amount), moment.rules()));
    }
    Duration exact = end == null ? Duration.ZERO : Duration.between(instant(start), instant(end));
    return moment -> span(instant(moment), instant(moment).plus(exact));
  }

  private static BlockedTime span(Instant from, Instant until) {
    if (until.isBefore(from)) {
      throw new DateTimeException("ends before it begins");
    }
    return new BlockedTime(from, until);
  }

  private static TemporalAmount amount(String duration) {
    return TemporalAmountAdapter.parse(duration).getDuration();
  }

  private List<Moment> recurrences(Moment start, Length length, String rule) {
    if (rule.length() > LONGEST_RULE) {
      throw new UnreadableRule();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rule.strip().split(";")) {
      int at = part.indexOf('=');
      parts.put(part.substring(0, Math.max(at, 0)).toUpperCase(Locale.ROOT), part.substring(at + 1));
    }
    Moment last = parts.containsKey("UNTIL") ? moment(parts.remove("UNTIL").strip(), start.rules()) : null;
    Duration ofOne = Duration.between(length.from(start).from(), length.from(start).until());
    LocalDateTime windowStart = LocalDateTime.ofInstant(from.minus(ofOne), start.rules().getOffset(from)).minusDays(1);
    LocalDateTime windowEnd = LocalDateTime.ofInstant(until, start.rules().getOffset(until)).plusDays(1);
    if (last != null && last.local().plusDays(2).isBefore(windowEnd)) {
      windowEnd = last.local().plusDays(2);
    }
    if (windowEnd.isBefore(start.local())) {
      return List.of();
    }
    try {
      var recur = new Recur<LocalDateTime>(parts.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).collect(Collectors.joining(";")));
      LocalDateTime stepsFrom = recur.getCount() > 0 || windowStart.isBefore(start.local()) ? start.local() : windowStart;
      take(recur, stepsFrom, windowEnd);
      return recur.getDates(start.local(), windowStart, windowEnd).stream().map(local -> new Moment(local, start.rules(), start.wholeDay()))
          .filter(moment -> last == null || !isAfter(moment, last)).toList();
    } catch (TooMany e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableRule();
    }
  }

  /** Whether an instance comes after the rule's last: a day without a time is the whole of it. */
  private boolean isAfter(Moment moment, Moment last) {
    return last.wholeDay() || moment.wholeDay() ? moment.local().toLocalDate().isAfter(last.local().toLocalDate())
        : instant(moment).isAfter(instant(last));
  }

  /** Counts the steps that a rule will take, before it takes them. */
  private void take(Recur<?> recur, LocalDateTime stepsFrom, LocalDateTime windowEnd) {
    if (recur.getInterval() == 0) {
      throw new UnreadableRule();
    }
    long interval = Math.max(1, recur.getInterval());
    Frequency frequency = recur.getFrequency();
    ChronoUnit unit = switch (frequency) {
      case SECONDLY -> ChronoUnit.SECONDS;
      case MINUTELY -> ChronoUnit.MINUTES;
      case HOURLY -> ChronoUnit.HOURS;
      case DAILY -> ChronoUnit.DAYS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case YEARLY -> ChronoUnit.YEARS;
    };
    long ofOneStep = (long) Math.max(1, recur.getHourList().size()) * Math.max(1, recur.getMinuteList().size())
        * Math.max(1, recur.getSecondList().size());
    long wanted = Math.max(1, unit.between(stepsFrom, windowEnd) / interval) * ofOneStep;
    if (wanted > MOST_STEPS || steps + wanted > MOST_STEPS_OF_ALL) {
      throw new TooMany();
    }
    steps += wanted;
  }

  private void readFreeBusy(Event event) {
    event.lines("FREEBUSY").filter(line -> !line.parameter("FBTYPE").equalsIgnoreCase("FREE")).flatMap(line -> periods(line).stream())
        .filter(time -> time.overlaps(from, until)).forEach(busy::add);
  }

  /** Spans as a beginning, and an end or a length. */
  private List<BlockedTime> periods(Line line) {
    var periods = new ArrayList<BlockedTime>();
    for (String period : line.value().split(",")) {
      String[] parts = period.strip().split("/", 2);
      if (parts.length == 2) {
        Moment start = moment(parts[0], rules(line));
        periods.add(span(instant(start), parts[1].startsWith("P") || parts[1].startsWith("+P")
            ? LocalTimes.resolve(start.local().plus(amount(parts[1])), start.rules()) : instant(moment(parts[1], rules(line)))));
      }
    }
    return periods;
  }

  /** The days of an event that can't be read are busy, and the therapist is told. */
  private void blockDays(Event event, Reason reason) {
    List<LocalDate> named = Stream.of("DTSTART", "DTEND", "RECURRENCE-ID", "FREEBUSY").flatMap(event::lines)
        .flatMap(line -> DAY.matcher(line.value().replaceAll("T\\d{1,6}Z?", " ")).results()).map(found -> day(found.group(1)))
        .flatMap(List::stream).sorted().toList();
    LocalDate lastOfWindow = LocalDate.ofInstant(until, zone);
    if (named.isEmpty()) {
      unreadable.add(new UnreadableEvent(null, null, Reason.NO_DATE));
      return;
    }
    LocalDate first = named.getFirst();
    LocalDate last = event.has("RRULE") || event.has("RDATE") ? lastOfWindow : named.getLast();
    if (reason == Reason.ZONE && event.has("RRULE")) {
      List<LocalDate> days = daysInOwnZone(event);
      if (days != null) {
        days.forEach(day -> block(day, day));
        days.stream().findFirst().ifPresent(day -> unreadable.add(new UnreadableEvent(day, days.getLast(), reason)));
        return;
      }
    }
    if (last.isBefore(LocalDate.ofInstant(from, zone)) || first.isAfter(lastOfWindow)) {
      return;
    }
    block(first, last);
    unreadable.add(new UnreadableEvent(first, last, reason));
  }

  /** The days of a recurring event, as if it were in its reader's zone; null where its rule can't be read either. */
  private @Nullable List<LocalDate> daysInOwnZone(Event event) {
    try {
      return occurrences(event.withoutZones(), TakenOut.NOTHING).stream().map(time -> LocalDate.ofInstant(time.from(), zone)).distinct().toList();
    } catch (UnknownZone | UnreadableRule | TooMany | DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private void block(LocalDate first, LocalDate last) {
    var days = new BlockedTime(LocalTimes.startOfDay(first, zone), LocalTimes.startOfDay(last.plusDays(1), zone));
    if (days.overlaps(from, until)) {
      busy.add(days);
    }
  }

  private static List<LocalDate> day(String digits) {
    try {
      return List.of(LocalDate.parse(digits, DATE));
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private List<BlockedTime> merged() {
    List<BlockedTime> merged = merge(busy);
    return merged.size() <= MOST_BUSY_TIMES ? merged : merge(merged.stream().map(time -> new BlockedTime(
        LocalTimes.startOfDay(LocalDate.ofInstant(time.from(), zone), zone),
        LocalTimes.startOfDay(LocalDate.ofInstant(time.until(), zone).plusDays(1), zone))).toList());
  }

  private List<BlockedTime> merge(List<BlockedTime> times) {
    var merged = new ArrayList<BlockedTime>();
    times.stream().map(t -> new BlockedTime(t.from().isBefore(from) ? from : t.from(), t.until().isAfter(until) ? until : t.until()))
        .filter(t -> t.from().isBefore(t.until())).sorted(Comparator.comparing(BlockedTime::from)).forEach(next -> {
          BlockedTime before = merged.isEmpty() ? null : merged.getLast();
          if (before != null && !next.from().isAfter(before.until())) {
            merged.set(merged.size() - 1, new BlockedTime(before.from(), next.until().isAfter(before.until()) ? next.until() : before.until()));
          } else {
            merged.add(next);
          }
        });
    return merged;
  }

  /** A time as it was written, in its zone; of a whole day, midnight. */
  private record Moment(LocalDateTime local, ZoneRules rules, boolean wholeDay) {}

  private Instant instant(Moment moment) {
    return moment.wholeDay() ? LocalTimes.startOfDay(moment.local().toLocalDate(), zone)
        : LocalTimes.resolve(moment.local(), moment.rules());
  }

  private List<Moment> moments(Event event, String name) {
    return event.lines(name).flatMap(line -> Arrays.stream(line.value().split(",")).map(String::strip)
        .filter(value -> !value.contains("/") && !value.isEmpty()).map(value -> moment(value, value.length() == 8 ? zone.getRules() : rules(line)))).toList();
  }

  private static Moment moment(String value, ZoneRules rules) {
    if (value.length() == 8) {
      return new Moment(LocalDate.parse(value, DATE).atTime(LocalTime.MIDNIGHT), rules, true);
    }
    return value.endsWith("Z") ? new Moment(LocalDateTime.parse(value.substring(0, value.length() - 1), DATE_TIME), ZoneOffset.UTC.getRules(), false)
        : new Moment(LocalDateTime.parse(value, DATE_TIME), rules, false);
  }

  private ZoneRules rules(Line line) {
    String name = line.parameter("TZID");
    if (name.length() > LONGEST_NAME) {
      throw new UnknownZone();
    }
    if (name.isEmpty()) {
      return zone.getRules();
    }
    try {
      return zone(name).getRules();
    } catch (UnknownZone e) {
      List<Event> offsets = definedZones.get(name);
      if (offsets == null) {
        throw e;
      }
      return rulesOfDefined.computeIfAbsent(name, defined -> rules(offsets));
    }
  }

  /** A zone as the calendar defines it (3.6.5): from when on which offset holds. What has a name that we know is read by that instead. */
  private ZoneRules rules(List<Event> offsets) {
    try {
      var since = new TreeMap<Instant, Event>();
      for (Event offset : offsets) {
        ZoneRules before = offset(offset, "TZOFFSETFROM").getRules();
        Moment first = moment(offset.text("DTSTART").orElse(""), before);
        var moments = new ArrayList<Moment>(List.of(first));
        for (Line rule : offset.lines("RRULE").toList()) {
          moments.addAll(recurrences(first, moment -> span(instant(moment), instant(moment).plus(LONGEST_OFFSET)), rule.value()));
        }
        offset.lines("RDATE").flatMap(line -> Arrays.stream(line.value().split(","))).forEach(day -> moments.add(moment(day.strip(), before)));
        moments.forEach(moment -> since.put(instant(moment), offset));
      }
      ZoneOffset base = offset(since.firstEntry().getValue(), "TZOFFSETFROM");
      var transitions = new ArrayList<ZoneOffsetTransition>();
      ZoneOffset now = base;
      for (Map.Entry<Instant, Event> next : since.entrySet()) {
        ZoneOffset after = offset(next.getValue(), "TZOFFSETTO");
        if (!after.equals(now)) {
          transitions.add(ZoneOffsetTransition.of(LocalDateTime.ofInstant(next.getKey(), now), now, after));
          now = after;
        }
      }
      return ZoneRules.of(base, base, List.of(), transitions, List.of());
    } catch (DateTimeException | IllegalArgumentException | Unreadable e) {
      throw new UnknownZone();
    }
  }

  private static ZoneOffset offset(Event observance, String name) {
    return ZoneOffset.of(observance.text(name).orElse(""));
  }

  /** A zone by its IANA name, as Windows calls it, or with a prefix of its maker. */
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      String known = Aliases.OF_ZONES.get(name);
      Matcher global = GLOBAL_ZONE.matcher(name);
      if (known == null && !global.matches()) {
        throw new UnknownZone();
      }
      try {
        return ZoneId.of(known == null ? global.group(1) : known);
      } catch (DateTimeException none) {
        throw new UnknownZone();
      }
    }
  }

  /** The library's names of zones, which it reads when its first registry is made. */
  private static final class Aliases {
    static final Map<String, String> OF_ZONES;

    static {
      TimeZoneRegistryFactory.getInstance().createRegistry();
      OF_ZONES = TimeZoneRegistry.ZONE_ALIASES;
    }
  }

  private abstract static class Unreadable extends RuntimeException {
    Unreadable() {
      super(null, null, false, false);
    }
  }

  private static final class UnknownZone extends Unreadable {}

  private static final class UnreadableRule extends Unreadable {}

  private static final class TooMany extends Unreadable {}

  /** One line: a name, parameters, a value. */
  private record Line(String name, Map<String, String> parameters, String value) {
    String parameter(String parameter) {
      return parameters.getOrDefault(parameter, "");
    }

    static @Nullable Line of(String text) {
      int colon = outsideQuotes(text, ':', 0);
      int semicolon = outsideQuotes(text, ';', 0);
      int end = semicolon < 0 || semicolon > colon ? colon : semicolon;
      String name = end < 0 || end > LONGEST_NAME ? "" : text.substring(0, end).strip().toUpperCase(Locale.ROOT);
      if (!NAMES.contains(name)) {
        return null;
      }
      var parameters = new LinkedHashMap<String, String>();
      while (end < colon) {
        int next = outsideQuotes(text, ';', end + 1);
        next = next < 0 || next > colon ? colon : next;
        String[] parameter = text.substring(end + 1, next).split("=", 2);
        if (parameter.length == 2) {
          parameters.put(parameter[0].strip().toUpperCase(Locale.ROOT), parameter[1].replace("\"", "").strip());
        }
        end = next;
      }
      return new Line(name, parameters, text.substring(colon + 1).strip());
    }

    private static int outsideQuotes(String text, char wanted, int from) {
      boolean quoted = false;
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) == '"') {
          quoted = !quoted;
        } else if (!quoted && text.charAt(i) == wanted) {
          return i;
        }
      }
      return -1;
    }

    Line withoutZone() {
      return new Line(name, Map.of(), value);
    }
  }

  private record Event(String component, List<Line> all) {
    Stream<Line> lines(String name) {
      return all.stream().filter(line -> line.name().equals(name));
    }

    Optional<String> text(String name) {
      return lines(name).map(Line::value).findFirst();
    }

    boolean has(String name) {
      return lines(name).findFirst().isPresent();
    }

    boolean is(String name, String value) {
      return lines(name).anyMatch(line -> line.value().equalsIgnoreCase(value));
    }

    boolean isFreeBusy() {
      return component.equals("VFREEBUSY");
    }

    Event without(String... names) {
      return new Event(component, all.stream().filter(line -> !Set.of(names).contains(line.name())).toList());
    }

    Event withoutZones() {
      return new Event(component, all.stream().map(Line::withoutZone).toList());
    }
  }

  /** What a calendar holds: its events, the zones that it defines, and the addresses of whose it is. */
  private record Contents(List<Event> events, Map<String, List<Event>> zones, Set<String> own) {}

  /** Fills in the events of a calendar, without what lies within them, such as alarms; its zones; and whose calendar it says it is. */
  private static void fill(Contents contents, String calendar) {
    var lines = new ArrayList<Line>();
    var offset = new ArrayList<Line>();
    var offsets = new ArrayList<Event>();
    var within = new ArrayList<String>();
    for (String text : FOLD.matcher(calendar).replaceAll("").split("\\r?\\n|\\r")) {
      String upper = text.length() > 40 ? "" : text.strip().toUpperCase(Locale.ROOT);
      boolean inZone = within.size() >= 2 && within.get(1).equals("VTIMEZONE");
      if (upper.startsWith("BEGIN:")) {
        within.add(upper.substring(6));
        if (within.size() == 2) {
          lines.clear();
          offsets.clear();
        }
        offset.clear();
      } else if (upper.startsWith("END:")) {
        if (within.size() == 2 && Set.of("VEVENT", "VFREEBUSY").contains(within.getLast())) {
          contents.events().add(new Event(within.getLast(), List.copyOf(lines)));
        } else if (inZone && within.size() == 3) {
          offsets.add(new Event(within.getLast(), List.copyOf(offset)));
        } else if (inZone && !offsets.isEmpty() && offsets.size() < MOST_ZONES && contents.zones().size() < MOST_ZONES) {
          new Event("VTIMEZONE", lines).text("TZID").ifPresent(name -> contents.zones().put(name, List.copyOf(offsets)));
        }
        if (!within.isEmpty()) {
          within.removeLast();
        }
      } else if (within.size() <= 2 || inZone) {
        Line line = Line.of(text);
        if (line != null && line.name().equals("X-WR-CALNAME") && line.value().contains("@")) {
          contents.own().add(line.value().toLowerCase(Locale.ROOT));
        } else if (line != null && within.size() == 2) {
          lines.add(line);
        } else if (line != null && within.size() == 3) {
          offset.add(line);
        }
      }
    }
  }
}
