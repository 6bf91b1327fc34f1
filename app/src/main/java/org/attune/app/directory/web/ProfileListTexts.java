package org.attune.app.directory.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.attune.app.directory.Fee;
import org.attune.app.directory.FitReason;
import org.attune.app.directory.FilterRelaxation;
import org.attune.app.directory.Location;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.Specialisms;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;

/** What a profile, a reason or a condition reads like in a list. */
public final class ProfileListTexts {

  private static final int LONGEST_WORDS = 180;

  private ProfileListTexts() {}

  /** Such as "£55", or "£30 to £55" where there is a reduced fee. */
  public static String fee(PageContext page, Fee fee) {
    Integer reduced = fee.reduced();
    return reduced == null || reduced >= fee.regular() ? money(page, fee.regular(), fee.currency())
        : page.t("directory.find.fee-range", money(page, reduced, fee.currency()), money(page, fee.regular(), fee.currency()));
  }

  public static String money(PageContext page, int amount, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(page.locale());
    try {
      format.setCurrency(Currency.getInstance(currency));
    } catch (IllegalArgumentException e) {
      return amount + " " + currency;
    }
    format.setMaximumFractionDigits(0);
    return format.format(amount);
  }

  /** Such as "online and Leeds". */
  public static String place(PageContext page, Location place) {
    if (place.online() && place.inPerson()) {
      return page.t("directory.find.online-and", place.town());
    }
    return place.inPerson() ? place.town() : page.t("directory.find.only-online");
  }

  /** How many places there are and on which day of the practice that was said; an unconfirmed number is never one. */
  public static String places(PageContext page, Capacity places, Instant now, ZoneId zone) {
    Instant confirmed = places.confirmedAt();
    if (confirmed == null) {
      return page.t("directory.find.places-never");
    }
    String day = day(page, confirmed, now, zone);
    return places.isConfirmed(now) ? page.t("directory.find.places", places.count(), day) : page.t("directory.find.places-unconfirmed", day);
  }

  private static String day(PageContext page, Instant at, Instant now, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    return day.getYear() == LocalDate.ofInstant(now, zone).getYear()
        ? day.format(DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(page.locale())) : page.date(day);
  }

  /** The first sentence of how somebody describes the people they work with, or as much of it as there is room for. */
  public static String firstWords(PublicProfile profile) {
    String words = profile.content().words().people().strip().replaceAll("\\s+", " ");
    if (words.codePointCount(0, words.length()) <= LONGEST_WORDS) {
      return words;
    }
    int end = words.offsetByCodePoints(0, LONGEST_WORDS);
    String most = words.substring(0, end);
    int sentence = Math.max(most.lastIndexOf(". "), Math.max(most.lastIndexOf("? "), most.lastIndexOf("! ")));
    if (sentence >= LONGEST_WORDS / 3) {
      return most.substring(0, sentence + 1);
    }
    int word = most.lastIndexOf(' ');
    return (word > 0 ? most.substring(0, word) : most) + " …";
  }

  public static String reason(PageContext page, FitReason reason, PublicProfile profile) {
    String argument = switch (reason.kind()) {
      case "specialism", "not-specialism" -> Specialisms.label(page, reason.argument());
      case "language", "not-language" -> language(page, reason.argument());
      case "fee-above", "reduced-fee" -> money(page, FeeLimit.lowest(profile.content().practicalities().fee()),
          profile.content().practicalities().fee().currency());
      case "elsewhere" -> profile.content().practicalities().place().town();
      default -> reason.argument();
    };
    return page.t("directory.fit." + reason.kind(), argument);
  }

  public static String language(PageContext page, String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(page.locale());
  }

  /** What a row says that loosens one condition. */
  public static String loosening(PageContext page, FilterRelaxation loosening, SearchFilters filters) {
    if (loosening.filter() == null) {
      return page.t("directory.loosen.all");
    }
    FeeLimit fee = filters.fee();
    FeeLimit upTo = loosening.upTo();
    return switch (loosening.filter()) {
      case WHERE -> filters.online() ? page.t("directory.loosen.where-online")
          : page.t("directory.loosen.where", String.join(", ", filters.towns().stream().sorted().toList()));
      case FEE -> upTo == null || fee == null ? page.t("directory.loosen.fee")
          : page.t("directory.loosen.fee-up-to", money(page, upTo.most(), upTo.currency()), money(page, fee.most(), fee.currency()));
      case LANGUAGE -> page.t("directory.loosen.language", language(page, String.valueOf(filters.language())));
      case PLACE_NOW -> page.t("directory.loosen.place");
      case COUPLES -> page.t("directory.loosen.couples");
      case STEP_FREE -> page.t("directory.loosen.step-free");
      case SPECIALISM -> page.t("directory.loosen.specialism",
          String.join(", ", filters.specialisms().stream().map(code -> Specialisms.label(page, code)).sorted().toList()));
    };
  }

  /** What the list was narrowed down by, such as "online, up to £60"; null where it wasn't. */
  public static @Nullable String narrowed(PageContext page, SearchFilters filters) {
    List<String> parts = new ArrayList<>();
    if (filters.online()) {
      parts.add(page.t("directory.find.only-online"));
    }
    filters.towns().stream().sorted().forEach(town -> parts.add(page.t("directory.find.in", town)));
    if (filters.fee() != null) {
      parts.add(page.t("directory.find.up-to", money(page, filters.fee().most(), filters.fee().currency())));
    }
    if (filters.language() != null) {
      parts.add(language(page, filters.language()));
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }
}
