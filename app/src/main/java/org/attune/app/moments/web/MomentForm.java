package org.attune.app.moments.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentChoice;
import org.attune.app.moments.Need;
import org.attune.app.moments.Place;
import org.jspecify.annotations.Nullable;

/**
 * A moment as it was chosen and typed.
 *
 * @param at when it was written, where that was without a connection: in seconds since 1970; or null
 * @param yet the ladder from which somebody came because it didn't feel safe yet; empty where it was none of them, or null
 */
public record MomentForm(@Nullable String key, @Nullable Integer version, @Nullable List<String> feeling, @Nullable String feelingWords,
                         @Nullable List<String> place, @Nullable String bodyWords, @Nullable List<String> need,
                         @Nullable String needWords, @Nullable String starter, @Nullable String kind, @Nullable Long at,
                         @Nullable String yet) {

  /** As many beginnings of a kind sentence as are written. */
  public static final int STARTERS = 5;

  private static final long YEAR = 365 * 24 * 60 * 60;

  static MomentForm blank(@Nullable String yet) {
    return new MomentForm(null, null, null, null, null, null, null, null, null, null, null, yet);
  }

  static MomentForm of(Moment moment) {
    Moment.Content said = moment.words();
    return new MomentForm(null, moment.version(), codes(said.feelings()), said.feeling(), codes(said.places()), said.body(),
        codes(said.needs()), said.need(), null, said.kind(), null, null);
  }

  /** The same as it was typed, on top of another version. */
  MomentForm onVersion(int other) {
    return new MomentForm(key, other, feeling, feelingWords, place, bodyWords, need, needWords, starter, kind, at, yet);
  }

  /** Where somebody came from and may go back to, or null. */
  public @Nullable String ladder() {
    return ladder(yet);
  }

  static @Nullable String ladder(@Nullable String yet) {
    return yet != null && yet.matches("[0-9a-f-]{36}") ? PrivateAddresses.LADDER + "/" + yet : null;
  }

  /** When it was, if that can be: not in the future, and in the last year; else now. */
  Instant at(Instant now) {
    return at != null && at <= now.getEpochSecond() && at > now.getEpochSecond() - YEAR ? Instant.ofEpochSecond(at) : now;
  }

  public boolean isChosen(MomentChoice one) {
    List<String> codes = one instanceof Feeling ? feeling : one instanceof Place ? place : need;
    return codes != null && codes.contains(one.code());
  }

  /** What was said with it; a kind sentence that was offered and taken comes before one's own words. */
  Moment.Content words(PageContext page) {
    String offered = starter != null && starter.matches("[1-" + STARTERS + "]") ? page.t("moments.starter." + starter) : "";
    return new Moment.Content(chosen(Feeling.values()), FormInput.text(feelingWords), chosen(Place.values()), FormInput.text(bodyWords),
        chosen(Need.values()), FormInput.text(needWords),
        Stream.of(offered, FormInput.text(kind)).filter(words -> !words.isEmpty()).collect(Collectors.joining(" ")));
  }

  private <C extends MomentChoice> List<C> chosen(C[] all) {
    return Arrays.stream(all).filter(this::isChosen).toList();
  }

  private static List<String> codes(List<? extends MomentChoice> chosen) {
    return chosen.stream().map(MomentChoice::code).toList();
  }
}
