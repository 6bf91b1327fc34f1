package org.attune.app.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.app.AttuneTest;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.InstrumentScale.Threshold;
import org.attune.engine.scoring.ScoreResult;
import org.attune.engine.scoring.ScoreResult.NotScored;
import org.attune.engine.scoring.ScoreResult.Reason;
import org.attune.engine.scoring.ScoreResult.Scored;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Figures as published: PHQ-9, GAD-7 and CORE-10 by adding up, the SCS-SF's mean with its six reversed items. */
@AttuneTest
class InstrumentsTests {

  private static final Viewer ANYBODY = new Viewer.Visitor();

  @Autowired Instruments instruments;

  @Test
  void eachIsScoredAsItsPublishersDo() {
    assertThat(total("phq-9", all(9, 0))).isEqualTo(new Scored(0, 9, 9));
    assertThat(total("phq-9", all(9, 3))).isEqualTo(new Scored(27, 9, 9));
    assertThat(total("phq-9", answers(3, 0, 1, 2, 0, 0, 1, 0, 3))).isEqualTo(new Scored(10, 9, 9));
    assertThat(total("gad-7", all(7, 0))).isEqualTo(new Scored(0, 7, 7));
    assertThat(total("gad-7", all(7, 3))).isEqualTo(new Scored(21, 7, 7));
    assertThat(total("gad-7", answers(3, 0, 1, 2, 0, 0, 1))).isEqualTo(new Scored(7, 7, 7));
    assertThat(total("core-10", all(10, 0))).as("the two that are turned round count").isEqualTo(new Scored(8, 10, 10));
    assertThat(total("core-10", answers(0, 4, 4, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(new Scored(0, 10, 10));
    assertThat(total("core-10", answers(4, 0, 0, 4, 4, 4, 4, 4, 4, 4))).isEqualTo(new Scored(40, 10, 10));
    assertThat(total("scs-sf", answers(5, 1, 1, 5, 1, 1, 1, 5, 5, 1, 5, 5))).isEqualTo(new Scored(1, 12, 12));
    assertThat(total("scs-sf", answers(1, 5, 5, 1, 5, 5, 5, 1, 1, 5, 1, 1))).isEqualTo(new Scored(5, 12, 12));
    assertThat(total("scs-sf", all(12, 3))).isEqualTo(new Scored(3, 12, 12));
    assertThat(results("ucla-3-direct", answers(3, 2, 1, 5)).values()).containsExactly(new Scored(6, 3, 3), new Scored(5, 1, 1));
  }

  @Test
  void whatIsMissingIsMadeUpForOnlyAsPublished() {
    for (String code : List.of("phq-9", "gad-7", "core-10", "scs-sf", "ucla-3-direct")) {
      Instrument instrument = newest(code);
      InstrumentScale scale = instrument.scales().getFirst();
      int items = scale.rule().items().size();
      for (int missing = 1; missing <= items; missing++) {
        Map<String, Double> answers = new HashMap<>();
        scale.rule().items().subList(missing, items).forEach(item -> answers.put(item.id(), item.high()));
        ScoreResult result = scale.rule().score(answers);
        assertThat(result instanceof Scored).as("%s, %d missing", code, missing).isEqualTo(code.equals("core-10") && missing == 1);
      }
      assertThat(scale.rule().score(Map.of())).isEqualTo(new NotScored(Reason.NOTHING_ANSWERED, 0, items));
    }
    assertThat(total("core-10", Map.of("1", 2.0, "2", 3.0, "3", 3.0, "4", 1.0, "5", 1.0, "6", 0.0, "7", 2.0, "8", 1.0, "9", 1.0)))
        .as("10 · (2+1+1+1+1+0+2+1+1) ÷ 9").satisfies(r -> assertThat(((Scored) r).value()).isBetween(11.11, 11.12));
  }

  @Test
  void aRiskItemIsNeverEstimated() {
    Map<String, Double> answers = new HashMap<>(all(10, 1));
    answers.remove("6");
    assertThat(total("core-10", answers)).isEqualTo(new NotScored(Reason.RISK_ITEM_MISSING, 9, 10));
    answers = new HashMap<>(all(9, 1));
    answers.remove("9");
    assertThat(total("phq-9", answers)).isEqualTo(new NotScored(Reason.RISK_ITEM_MISSING, 8, 9));
    assertThat(newest("phq-9").item("9").orElseThrow().isRiskAt(0)).isFalse();
    assertThat(newest("phq-9").item("9").orElseThrow().isRiskAt(1)).isTrue();
    assertThat(newest("phq-9").item("8").orElseThrow().isRiskAt(3)).isFalse();
  }

  @Test
  void eachThresholdNamesItsConvention() {
    InstrumentScale anxiety = newest("gad-7").scales().getFirst();
    assertThat(anxiety.reliableChanges()).extracting(Threshold::points).containsExactly(4.0, 6.0);
    assertThat(anxiety.usualCutOff().orElseThrow().points()).isEqualTo(8);
    assertThat(anxiety.band(9.9).orElseThrow().words()).isEqualTo("mild");
    assertThat(anxiety.band(10).orElseThrow().words()).isEqualTo("moderate");
    assertThat(newest("ucla-3-direct").scales()).as("a reliable change would be a third of its range")
        .allMatch(s -> s.reliableChanges().isEmpty() && s.cutOffs().isEmpty() && s.bands().isEmpty());
    assertThat(instruments.newest(ANYBODY)).flatExtracting(Instrument::scales)
        .flatExtracting(s -> concat(s.cutOffs(), s.reliableChanges()))
        .allMatch(t -> !t.convention().isBlank() && !t.citation().isBlank());
    assertThat(newest("core-10").source().copyright()).isEqualTo("© CORE System Trust: https://www.coresystemtrust.org.uk/copyright.pdf");
  }

  /** A version that people have answered keeps its words and its scoring: what changes is a new version, with a file of its own. */
  @Test
  void aPublishedVersionNeverChanges() throws Exception {
    var seals = new TreeMap<String, String>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:instruments/**/*.json")) {
      try (InputStream bytes = file.getInputStream()) {
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        seals.put(file.getFilename(), digest.substring(0, 16));
      }
    }
    assertThat(seals).containsExactly(
        entry("core-10@2007@en.json", "f976c4880bb9a186"),
        entry("gad-7@2006@en.json", "9ebbb03f4321fae2"),
        entry("phq-9@1999@en.json", "18bd605982e94240"),
        entry("scs-sf@2011@en.json", "fdf5d1dd099579e6"),
        entry("ucla-3-direct@2018@en.json", "2197b890e0d749f2"));
  }

  private static List<Threshold> concat(List<Threshold> some, List<Threshold> others) {
    var both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private Instrument newest(String code) {
    return instruments.newest(ANYBODY).stream().filter(i -> i.id().code().equals(code)).findFirst().orElseThrow();
  }

  private Map<InstrumentScale, ScoreResult> results(String code, Map<String, Double> answers) {
    return newest(code).score(answers);
  }

  private ScoreResult total(String code, Map<String, Double> answers) {
    return results(code, answers).values().iterator().next();
  }

  private static Map<String, Double> all(int items, double value) {
    var answers = new HashMap<String, Double>();
    for (int i = 1; i <= items; i++) {
      answers.put(String.valueOf(i), value);
    }
    return answers;
  }

  private static Map<String, Double> answers(double... values) {
    var answers = new HashMap<String, Double>();
    for (int i = 0; i < values.length; i++) {
      answers.put(String.valueOf(i + 1), values[i]);
    }
    return answers;
  }
}
