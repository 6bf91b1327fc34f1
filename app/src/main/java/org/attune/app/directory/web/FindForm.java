package org.attune.app.directory.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.directory.FilterRelaxation;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchFilters.Filter;
import org.attune.app.directory.StyleDimension;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * A search as it was typed and chosen. It is sent back and forth with the page, and is nowhere else.
 *
 * @param q what it is about
 * @param where {@value #ONLINE}, or nothing
 * @param only further conditions
 * @param about a specialism
 * @param seed orders those who fit about equally
 * @param show how many of those who fit are shown
 */
record FindForm(@Nullable String q, @Nullable List<String> where, @Nullable List<String> town, @Nullable String fee,
    @Nullable String language, @Nullable List<String> only, @Nullable String about, @Nullable Preferences prefer, @Nullable String seed,
    @Nullable String show) {

  static final String ONLINE = "online";
  static final String PLACE = "place";
  static final String COUPLES = "couples";
  static final String STEP_FREE = "step-free";
  static final int PAGE = 20;
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_CHOICE = 100;
  private static final Set<String> ONLY = Set.of(PLACE, COUPLES, STEP_FREE);
  private static final Pattern FEE = Pattern.compile("(\\d{1,5}) ([A-Z]{3})");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");
  private static final Pattern SEED = Pattern.compile("[0-9a-f]{1,16}");
  private static final Random SEEDS = new Random();

  static final FindForm EMPTY = new FindForm(null, null, null, null, null, null, null, null, null, null);

  /** What it would be like: the words that {@link StyleDimension} has for each side, or nothing. */
  record Preferences(@Nullable String lead, @Nullable String feelings, @Nullable String time, @Nullable String challenge) {
    static final Preferences NONE = new Preferences(null, null, null, null);

    private int side(StyleDimension theme, FieldErrors errors) {
      return theme.side(switch (theme) {
        case LEAD -> lead;
        case FEELINGS -> feelings;
        case TIME -> time;
        case CHALLENGE -> challenge;
      }).orElseGet(() -> {
        errors.add("prefer", "directory.find.not-offered");
        return 0;
      });
    }
  }

  private TherapyStyle preferences(FieldErrors errors) {
    Preferences chosen = Objects.requireNonNullElse(prefer, Preferences.NONE);
    return new TherapyStyle(chosen.side(StyleDimension.LEAD, errors), chosen.side(StyleDimension.FEELINGS, errors),
        chosen.side(StyleDimension.TIME, errors), chosen.side(StyleDimension.CHALLENGE, errors));
  }

  /** The search; what can't be searched for is left out, and said. */
  SearchQuery search(FieldErrors errors) {
    String words = FormInput.text(q);
    errors.requireLength("q", words, SearchQuery.MOST_WORDS);
    var filters = new SearchFilters(chosen("where", where, Set.of(ONLINE), errors).contains(ONLINE), towns(errors), limit(errors),
        tag(errors), only(errors).contains(PLACE), only(errors).contains(COUPLES), only(errors).contains(STEP_FREE), specialisms(errors));
    return new SearchQuery(errors.byField().containsKey("q") ? "" : words, filters, preferences(errors));
  }

  private Set<String> only(FieldErrors errors) {
    return chosen("only", only, ONLY, errors);
  }

  private static Set<String> chosen(String field, @Nullable List<String> sent, Set<String> offered, FieldErrors errors) {
    var chosen = new LinkedHashSet<String>();
    for (String one : sent == null ? List.<String>of() : sent) {
      if (offered.contains(one)) {
        chosen.add(one);
      } else if (!one.isBlank()) {
        errors.add(field, "directory.find.not-offered");
      }
    }
    return chosen;
  }

  private Set<String> towns(FieldErrors errors) {
    var towns = new LinkedHashSet<String>();
    for (String one : town == null ? List.<String>of() : town) {
      choice("where", one, errors).ifPresent(towns::add);
    }
    return towns;
  }

  private Set<String> specialisms(FieldErrors errors) {
    return choice("about", about, errors).map(Set::of).orElse(Set.of());
  }

  /** One that the list of choices may have had, though nobody may offer it any more. */
  private static Optional<String> choice(String field, @Nullable String sent, FieldErrors errors) {
    String line = FormInput.line(sent);
    if (line.length() > LONGEST_CHOICE) {
      errors.add(field, "directory.find.not-offered");
      return Optional.empty();
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  private @Nullable FeeLimit limit(FieldErrors errors) {
    String line = FormInput.line(fee);
    Matcher matcher = FEE.matcher(line);
    if (matcher.matches()) {
      return new FeeLimit(Integer.parseInt(matcher.group(1)), matcher.group(2));
    }
    if (!line.isEmpty()) {
      errors.add("fee", "directory.find.not-offered");
    }
    return null;
  }

  private @Nullable String tag(FieldErrors errors) {
    String line = FormInput.line(language);
    if (LANGUAGE.matcher(line).matches()) {
      return line;
    }
    if (!line.isEmpty()) {
      errors.add("language", "directory.find.not-offered");
    }
    return null;
  }

  /** This visitor's, or a new one where there is none. */
  long seedOrNew() {
    String line = FormInput.line(seed);
    return SEED.matcher(line).matches() ? Long.parseUnsignedLong(line, 16) : SEEDS.nextLong();
  }

  int shown() {
    Integer wanted = FormInput.number(show);
    return wanted == null ? PAGE : Math.clamp(wanted, PAGE, MOST_SHOWN);
  }

  /** The same search without one of its conditions, as a button names it; anything else changes nothing. */
  FindForm loosened(String which) {
    String[] parts = FormInput.line(which).split(":", 2);
    boolean all = parts[0].equals("all");
    Filter filter = Arrays.stream(Filter.values()).filter(f -> f.name().equals(parts[0])).findFirst().orElse(null);
    if (filter == null && !all) {
      return this;
    }
    List<String> others = only == null ? List.of() : only;
    return new FindForm(q, all || filter == Filter.WHERE ? null : where, all || filter == Filter.WHERE ? null : town,
        all || filter == Filter.FEE ? parts.length == 2 ? parts[1] : null : fee, all || filter == Filter.LANGUAGE ? null : language,
        all ? null : others.stream().filter(one -> !one.equals(filter == Filter.PLACE_NOW ? PLACE
            : filter == Filter.COUPLES ? COUPLES : filter == Filter.STEP_FREE ? STEP_FREE : "")).toList(),
        all || filter == Filter.SPECIALISM ? null : about, prefer, seed, show);
  }

  /** What a button sends that loosens this. */
  static String button(FilterRelaxation loosening) {
    if (loosening.filter() == null) {
      return "all";
    }
    return loosening.filter().name() + (loosening.upTo() == null ? "" : ":" + loosening.upTo().most() + " " + loosening.upTo().currency());
  }
}
