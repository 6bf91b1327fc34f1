package org.attune.app.directory.web;

import java.text.Collator;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.attune.app.directory.Approaches;
import org.attune.app.directory.ProfileConfirmation;
import org.attune.app.directory.Fee;
import org.attune.app.directory.Location;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.ProfessionalRegistration;
import org.attune.app.directory.Specialisms;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.directory.Training;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * A profile as its page shows it.
 *
 * @param photograph the address of the picture, or null
 * @param preview    whether only its practice sees it, so that nobody can be asked for a talk
 * @param preferences what the visitor chose in a search, and may send along
 */
public record ProfilePageView(PublicProfile profile, String practice, ZoneId zone, Instant now, @Nullable String photograph, boolean preview,
    TherapyStyle preferences) {

  /** One line of "What to know". */
  public record Fact(String label, String text) {}

  public ProfileContent content() {
    return profile.content();
  }

  /** Such as "Registered counsellor in Leeds and online". */
  public String inShort(PageContext page) {
    String credential = content().registration().credential();
    Location place = content().practicalities().place();
    if (!place.inPerson()) {
      return page.t("directory.page.online", credential);
    }
    return page.t(place.online() ? "directory.page.in-and-online" : "directory.page.in", credential, place.town());
  }

  public boolean hasConfirmedPlaces() {
    return profile.places().isConfirmed(now);
  }

  /** The heading beside the button: a number that somebody confirmed lately, or that nobody did. */
  public String places(PageContext page) {
    return hasConfirmedPlaces() ? page.t("directory.page.places", profile.places().count()) : page.t("directory.page.places-unknown");
  }

  /** When that was. */
  public String placesSince(PageContext page) {
    Capacity places = profile.places();
    Instant at = places.confirmedAt();
    return at == null ? page.t("directory.page.places-never")
        : page.t(hasConfirmedPlaces() ? "directory.page.confirmed-on" : "directory.page.places-lapsed", date(page, at));
  }

  public String date(PageContext page, Instant at) {
    return page.date(at.atZone(zone).toLocalDate());
  }

  /** What to know, one after the other; what isn't said is left out. */
  public List<Fact> facts(PageContext page) {
    var facts = new ArrayList<Fact>();
    var of = content();
    add(facts, page, "works-with", list(page, of.focus().specialisms(), one -> Specialisms.label(page, one)));
    add(facts, page, "not-with", of.focus().notWith());
    add(facts, page, "how", list(page, of.focus().approaches(), one -> Approaches.label(page, one)));
    add(facts, page, "style", style(page, of.style()));
    add(facts, page, "languages", list(page, of.practicalities().languages(), tag -> languageName(tag, page.locale())));
    add(facts, page, "where", where(page, of.practicalities().place()));
    add(facts, page, "fee", fee(page, of.practicalities().fee()));
    add(facts, page, "insurance", list(page, of.practicalities().insurances(), Function.identity()));
    add(facts, page, "couples", page.t(of.practicalities().welcomes().couples() ? "directory.page.welcome" : "directory.page.one-person"));
    if (of.practicalities().welcomes().interpreters()) {
      add(facts, page, "interpreters", page.t("directory.page.welcome"));
    }
    add(facts, page, "credential", of.registration().credential() + " (" + page.t("directory.credential." + of.registration().type().code()) + ")");
    add(facts, page, "licence", of.registration().licenceNumber());
    add(facts, page, "may-practise", String.join(", ", of.registration().jurisdictions()));
    Training training = of.registration().training();
    if (training != null) {
      add(facts, page, "training", page.t("directory.page.permit-until", page.date(training.permitExpires())));
    }
    return facts;
  }

  private static void add(List<Fact> facts, PageContext page, String label, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(page.t("directory.page." + label), text));
    }
  }

  private static String list(PageContext page, Collection<String> codes, Function<String, String> label) {
    return String.join(", ", codes.stream().map(label).sorted(Collator.getInstance(page.locale())).toList());
  }

  static String languageName(String tag, Locale in) {
    return Locale.forLanguageTag(tag).getDisplayName(in);
  }

  private static String style(PageContext page, TherapyStyle style) {
    var said = new ArrayList<String>();
    theme(page, said, "lead", style.lead());
    theme(page, said, "feelings", style.feelings());
    theme(page, said, "time", style.time());
    theme(page, said, "challenge", style.challenge());
    return String.join(", ", said);
  }

  private static void theme(PageContext page, List<String> said, String theme, int side) {
    if (side != 0) {
      said.add(page.t("directory.style." + theme + (side < 0 ? ".less" : ".more")));
    }
  }

  private static String where(PageContext page, Location place) {
    String town = place.stepFree() ? page.t("directory.page.step-free", place.town()) : place.town();
    if (!place.inPerson()) {
      return page.t("directory.page.only-online");
    }
    return place.online() ? page.t("directory.page.or-online", town) : town;
  }

  private static String fee(PageContext page, Fee fee) {
    Integer reduced = fee.reduced();
    return reduced == null ? money(page, fee, fee.regular()) : page.t("directory.page.reduced", money(page, fee, fee.regular()), money(page, fee, reduced));
  }

  private static String money(PageContext page, Fee fee, int amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(page.locale());
    format.setCurrency(Currency.getInstance(fee.currency()));
    format.setMaximumFractionDigits(0);
    return format.format(amount);
  }

  public Optional<ProfileConfirmation> confirmation(ProfileConfirmation.Subject subject) {
    return profile.confirmations().stream().filter(one -> one.subject() == subject).findFirst();
  }

  /** What is confirmed, as it is read: "Licence 398217". */
  public String confirmed(PageContext page, ProfileConfirmation confirmation) {
    ProfessionalRegistration registration = content().registration();
    return switch (confirmation.subject()) {
      case CREDENTIAL -> registration.credential();
      case LICENCE -> page.t("directory.page.licence-number", registration.licenceNumber());
      case SUPERVISION -> page.t("directory.page.supervised-by", confirmation.value());
    };
  }

  /** Who confirmed it, and when. */
  public String confirmedBy(PageContext page, ProfileConfirmation confirmation) {
    String on = date(page, confirmation.at());
    return switch (confirmation.subject()) {
      case CREDENTIAL, LICENCE -> confirmation.by().isEmpty() ? page.t("directory.page.looked-up", on)
          : page.t("directory.page.looked-up-by", confirmation.by(), on);
      case SUPERVISION -> page.t("directory.page.supervisor-said", on);
    };
  }
}
