package org.attune.app.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.layout.internal.NoticeCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/** What every page needs to know about the request it answers: its words, its reader, its place. */
public final class PageContext {
  /** The query parameter that names what has just been done, shown once above the page that follows. */
  public static final String NOTICE_PARAMETER = "done";

  /** The request attribute that holds {@link #deviceMarker}. */
  public static final String DEVICE_MARKER = "org.attune.kept";

  private static final int HALF_A_YEAR = 183;

  private static final Pattern DONE_CODE = Pattern.compile("(?:^|&)" + NOTICE_PARAMETER + "=([0-9a-f]{1,8})(?:&|$)");

  private final HttpServletRequest request;
  private final MessageSource messages;
  private final Locale locale;
  private final String assets;
  private final Clock clock;
  private final NoticeCodes notices;
  private final PrivateAreas privateAreas;
  private final Destinations destinations;
  private final List<WebManifest> manifests;
  private final Languages languages;
  private @Nullable NumberFormat numbers;

  /** @param assets the address under which the static files are served, without a trailing slash */
  public PageContext(HttpServletRequest request, MessageSource messages, String assets, Clock clock, NoticeCodes notices,
      PrivateAreas privateAreas, Destinations destinations, List<WebManifest> manifests, Languages languages) {
    this.request = request;
    this.messages = messages;
    this.locale = languages.of(request);
    this.assets = assets;
    this.clock = clock;
    this.notices = notices;
    this.privateAreas = privateAreas;
    this.destinations = destinations;
    this.manifests = manifests;
    this.languages = languages;
  }

  /**
   * Where to go after a form was taken, and what to say there: {@code PageContext.redirectWithNotice(path, "practices.invited")} shows
   * the message {@code practices.done.invited}. The answer is a 303, or its like for htmx.
   */
  public static String redirectWithNotice(String path, String message) {
    return "redirect:" + addressWithNotice(path, message);
  }

  /** Leads on from an address without a page of its own; what was just done is said on the next one. */
  public static String redirectKeepingNotice(HttpServletRequest request, String path) {
    Matcher code = doneCode(request);
    return "redirect:" + path + (code.find() ? '?' + NOTICE_PARAMETER + '=' + code.group(1) : "");
  }

  /** The address of a page that says this once; it names the message by a code, since addresses stay in the browser's history. */
  public static String addressWithNotice(String path, String message) {
    return path + (path.indexOf('?') < 0 ? '?' : '&') + NOTICE_PARAMETER + '=' + NoticeCodes.code(message);
  }

  /** The message of the key in the reader's language, not yet escaped: the template does that. */
  public String t(String key, Object... arguments) {
    languages.need(key, locale, request);
    return messages.getMessage(key, arguments, locale);
  }

  /** The language of this page. */
  public Locale locale() {
    return locale;
  }

  /** The language that its reader wanted: another one than the page's where that has no translation. */
  public Locale wantedLocale() {
    return languages.wanted(request);
  }

  /** The languages that its reader may choose between; none where there is nothing to choose. */
  public List<Locale> offeredLocales() {
    return languages.isOffered(request) ? Languages.SHIPPED : List.of();
  }

  /** The name of a language in itself, such as "Deutsch". */
  public String languageName(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /** The message of the key in another language than the page's. */
  public String in(Locale language, String key) {
    return messages.getMessage(key, null, language);
  }

  /** The address of this page as its reader sees it, without what was just done. */
  public String address() {
    Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String query = Objects.requireNonNullElse(request.getQueryString(), "").replaceAll("(^|&)" + NOTICE_PARAMETER + "=[^&]*", "")
        .replaceFirst("^&", "");
    return (forwarded instanceof String uri ? uri : path()) + (query.isEmpty() ? "" : "?" + query);
  }

  /** The address of a page or form of another module. */
  public String to(Destination destination) {
    return destinations.path(destination);
  }

  /** Whether there is anything where a destination leads; a page asks this only where it has a link to it. */
  public boolean offers(Destination destination) {
    return destinations.isOffered(destination);
  }

  /** The address of a static file, such as {@code attune.css}; it changes when a file does. */
  public String asset(String file) {
    return assets + "/" + file;
  }

  public @Nullable CurrentPerson person() {
    return CurrentPerson.of(request);
  }

  /** Who sees this page as it is; mostly nobody. */
  @SuppressWarnings("unchecked") // set by the module that knows of them, as LiveShare says
  public List<LiveShare> liveShares() {
    return Objects.requireNonNullElse((List<LiveShare>) request.getAttribute(LiveShare.ATTRIBUTE), List.of());
  }

  public String path() {
    Object original = request.getAttribute("jakarta.servlet.error.request_uri");
    return original instanceof String uri ? uri : request.getRequestURI();
  }

  /** Whether this page hides itself when nothing happens on it for a while: the private ones of a signed-in person. */
  public boolean isLocking() {
    return person() != null && privateAreas.contain(path());
  }

  /** Where this device keeps something of a signed-in person, what tells their things from another’s; else null. */
  public @Nullable String deviceMarker() {
    return (String) request.getAttribute(DEVICE_MARKER);
  }

  /** What lets a phone keep the part that this page lies in; null where there is nothing to keep. */
  public @Nullable WebManifest manifest() {
    return manifests.stream().filter(manifest -> manifest.holds(path())).findFirst().orElse(null);
  }

  /** Whether htmx asks, and a part of the page is enough. */
  public boolean isFragment() {
    return "true".equals(request.getHeader("HX-Request"))
        && !"true".equals(request.getHeader("HX-History-Restore-Request"));
  }

  /** The name of the hidden field of {@link #csrfToken()}. */
  public String csrfParameter() {
    CsrfToken token = csrf();
    return token == null ? "_csrf" : token.getParameterName();
  }

  /** The token of this browser; reading it sets its cookie, so that only pages with a form do. */
  public String csrfToken() {
    CsrfToken token = csrf();
    return token == null ? "" : token.getToken();
  }

  private @Nullable CsrfToken csrf() {
    return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
  }

  /** A fresh idempotency key for a form. */
  public String newFormKey() {
    return UUID.randomUUID().toString();
  }

  /** What has just been done, from {@link #redirectWithNotice}; null when nothing was, or the name says nothing. */
  public @Nullable String notice() {
    Matcher code = doneCode(request);
    String key = code.find() ? notices.key(code.group(1)) : null;
    return key == null ? null : t(key);
  }

  /** From the address alone: what else was sent may be large, slow, or cut short. */
  private static Matcher doneCode(HttpServletRequest request) {
    return DONE_CODE.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
  }

  /** A score with at most one digit behind the point, such as "4.2" or "17". */
  public String number(double value) {
    NumberFormat format = numbers;
    if (format == null) { // a page with a long table asks for many
      format = NumberFormat.getNumberInstance(locale);
      format.setMaximumFractionDigits(1);
      numbers = format;
    }
    return format.format(value);
  }

  /** Such as "Tuesday 3 March". */
  public String day(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(t("layout.day-pattern"), locale));
  }

  /** "yesterday", "today" or "tomorrow" where it is, else such as "Tuesday 3 March"; more than half a year away with its year. */
  public String day(LocalDate day, LocalDate today) {
    long away = ChronoUnit.DAYS.between(today, day);
    if (Math.abs(away) > HALF_A_YEAR) {
      return date(day);
    }
    return switch ((int) Math.clamp(away, -2, 2)) {
      case -1 -> t("layout.yesterday");
      case 0 -> t("layout.today");
      case 1 -> t("layout.tomorrow");
      default -> day(day);
    };
  }

  /** The same, by the day that it is now in the moment's zone. */
  public String dayFromNow(ZonedDateTime moment) {
    return day(moment.toLocalDate(), LocalDate.now(clock.withZone(moment.getZone())));
  }

  /** The same within a sentence: "yesterday", but "on Tuesday 3 March". */
  public String onRelativeDay(ZonedDateTime moment) {
    String day = dayFromNow(moment);
    return day.equals(day(moment.toLocalDate())) ? t("layout.on-day", day) : day;
  }

  /** Such as "tomorrow, 14:00", by the day that it is now in the moment's zone. */
  public String momentFromNow(ZonedDateTime moment) {
    return t("layout.moment", dayFromNow(moment), time(moment.toLocalTime()));
  }

  /** For a column of days: "today", else such as "Tue 3 Mar"; more than half a year away with its year instead of its weekday. */
  public String shortDay(LocalDate day, LocalDate today) {
    long away = ChronoUnit.DAYS.between(today, day);
    if (Math.abs(away) > HALF_A_YEAR) {
      return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }
    return Math.abs(away) <= 1 ? day(day, today) : day.format(DateTimeFormatter.ofPattern(t("layout.short-day-pattern"), locale));
  }

  /** The same with its time, such as "Tue 3 Mar, 14:00", by the day that it is now in the moment's zone. */
  public String shortMomentFromNow(ZonedDateTime moment) {
    LocalDate today = LocalDate.now(clock.withZone(moment.getZone()));
    return t("layout.moment", shortDay(moment.toLocalDate(), today), time(moment.toLocalTime()));
  }

  /** Where the days of the signed-in person begin. */
  public ZoneId zone() {
    return Objects.requireNonNull(person()).zone();
  }

  /** The day that it is where the signed-in person is, and by the server's own zone where nobody is signed in. */
  public LocalDate today() {
    CurrentPerson currentPerson = person();
    return LocalDate.now(currentPerson == null ? clock : clock.withZone(currentPerson.zone()));
  }

  /** Such as "3 March 2026". */
  public String date(LocalDate date) {
    return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
  }

  /** What somebody said, between the quotation marks of the page's language. */
  public String quoted(String words) {
    return t("layout.quoted", words);
  }

  /** Such as "14:00". */
  public String time(LocalTime time) {
    return time.format(DateTimeFormatter.ofPattern(t("layout.time-pattern"), locale));
  }

  /** Such as "Tuesday 3 March, 14:00", in the zone that the moment is given in. */
  public String moment(ZonedDateTime moment) {
    return t("layout.moment", day(moment.toLocalDate()), time(moment.toLocalTime()));
  }
}
