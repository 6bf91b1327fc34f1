package org.attune.app.demo.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.attune.app.checkins.Ratings;

/** Who plays in the demo practice, and what they say: read from {@code demo/*.csv}. */
record DemoScript(List<ClientScript> clients, List<UnsaidScript> unsaid, List<RepairScript> findRepair, List<CardScript> cards) {

  static final List<String> THERAPISTS = List.of("Ana Costa", "Ben Okafor", "Clara Jansen");

  /** What became of a drop. */
  enum RuptureOutcome { OPEN, TALKED, CLOSED, AGREED, DISMISSED }

  /**
   * One client's course, as it will have been.
   *
   * @param ruptures what happened at which session
   */
  record ClientScript(String client, String therapist, Schedule schedule, AllianceCurve alliance, Map<Integer, RuptureOutcome> ruptures) {

    /** @param daysAhead how many days from today the next session is */
    record Schedule(int sessions, int weeksBetween, int daysAhead, LocalTime at) {}

    /**
     * How the alliance goes.
     *
     * @param level  where it begins, 1–7
     * @param growth by how much it grows over forty sessions
     */
    record AllianceCurve(double level, double growth, double noise) {}


    /** The five items of a session, the same each time. */
    Ratings ratings(int session) {
      var chance = new Random(31L * client.hashCode() + session);
      double mood = chance.nextGaussian() * alliance().noise;
      double bond = alliance().level + alliance().growth * Math.log1p(session - 1) / Math.log(40) + mood - drop(session);
      double sharper = ruptures.containsKey(session) ? 0.8 : 0;
      return new Ratings(score(bond, chance), score(bond - sharper, chance), score(bond, chance),
          score(bond + 0.4 - sharper, chance), score(bond - 0.2, chance));
    }

    /** The same session from the other chair: a little kinder, and slower to notice. */
    Ratings therapistRatings(int session) {
      var chance = new Random(17L * client.hashCode() + session);
      double bond = alliance().level + 0.3 + alliance().growth * Math.log1p(session - 1) / Math.log(40) - drop(session) / 3;
      return new Ratings(score(bond, chance), score(bond, chance), score(bond, chance), score(bond + 0.3, chance),
          score(bond, chance));
    }

    private double drop(int session) {
      return ruptures.containsKey(session) ? 1.9 : ruptures.containsKey(session - 1) ? 0.7 : 0;
    }

    private static int score(double around, Random chance) {
      return (int) Math.clamp(Math.round(around + chance.nextGaussian() * 0.35), Ratings.LOWEST, Ratings.HIGHEST);
    }

    boolean wasMissed(int session) {
      return session > 2 && session < schedule().sessions && session % 13 == 10;
    }

    boolean wentUnanswered(int session) {
      return session > 3 && session < schedule().sessions && session % 9 == 5 && !ruptures.containsKey(session);
    }
  }

  /** One thing that a client couldn't say, and what the therapist added. */
  record UnsaidScript(String client, int session, String audience, String words, String reply) {}

  /** How two people mended something. */
  record RepairScript(String client, int session, String marker, String strategy, String words, String agreed) {}

  record CardScript(String client, String card, String wish) {}

  static DemoScript load() {
    return new DemoScript(
        rows("courses", r -> new ClientScript(r.getField("client"), r.getField("therapist"),
            new ClientScript.Schedule(number(r, "sessions"), number(r, "weeks_between"), number(r, "days_ahead"),
                LocalTime.parse(r.getField("at"))),
            new ClientScript.AllianceCurve(Double.parseDouble(r.getField("level")), Double.parseDouble(r.getField("growth")),
                Double.parseDouble(r.getField("noise"))),
            ruptures(r.getField("ruptures")))),
        rows("words", r -> new UnsaidScript(r.getField("client"), number(r, "session"), r.getField("audience"),
            r.getField("words"), r.getField("reply"))),
        rows("repairs", r -> new RepairScript(r.getField("client"), number(r, "session"), r.getField("marker"),
            r.getField("way"), r.getField("said"), r.getField("agreed"))),
        rows("cards", r -> new CardScript(r.getField("client"), r.getField("card"), r.getField("wish"))));
  }

  Optional<UnsaidScript> findUnsaid(String client, int session) {
    return unsaid.stream().filter(l -> l.client().equals(client) && l.session() == session).findFirst();
  }

  Optional<RepairScript> findRepair(String client, int session) {
    return findRepair.stream().filter(m -> m.client().equals(client) && m.session() == session).findFirst();
  }

  private static Map<Integer, RuptureOutcome> ruptures(String text) {
    var ruptures = new TreeMap<Integer, RuptureOutcome>();
    Arrays.stream(text.split(" ")).filter(s -> !s.isBlank()).forEach(s -> {
      int colon = s.indexOf(':');
      ruptures.put(Integer.parseInt(s.substring(0, colon)),
          RuptureOutcome.valueOf(s.substring(colon + 1).toUpperCase(java.util.Locale.ROOT)));
    });
    return ruptures;
  }

  private static int number(NamedCsvRecord row, String field) {
    return Integer.parseInt(row.getField(field));
  }

  private static <T> List<T> rows(String file, Function<NamedCsvRecord, T> to) {
    try (var in = DemoScript.class.getResourceAsStream("/demo/" + file + ".csv");
        var reader = CsvReader.builder().ofNamedCsvRecord(
            new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.stream().map(to).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
