package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Each command on a small file, and on a simulated practice. */
class CommandsTest {
  private static final String[] MAYA = {
    "client,session,score", "maya,1,6.0", "maya,2,6.4", "maya,3,5.8", "maya,4,6.2", "maya,5,6.6", "maya,6,6.0",
    "maya,7,3.8", "maya,8,4.4", "maya,9,6.2", "maya,10,6.4"
  };

  @TempDir Path folder = Path.of("");
  private CommandLineRunner cli = new CommandLineRunner(folder);

  @BeforeEach
  void inItsFolder() {
    cli = new CommandLineRunner(folder);
  }

  @Test
  void mayasDropIsSuspectedAtSession7() throws Exception {
    cli.file("maya.csv", MAYA);
    CommandLineRunner.Outcome answer = cli.run("ruptures", "maya.csv", "--criterion", "own-baseline-drop", "--between-sd", "0.75",
        "--json", "out.json", "--csv", "out.csv");
    assertThat(answer.status()).isZero();
    JsonNode suspected = cli.json("out.json").get("suspected");
    assertThat(suspected.get(0).get("client").asString()).isEqualTo("maya");
    assertThat(suspected.get(0).get("session").asInt()).isEqualTo(7);
    assertThat(suspected.get(0).get("drop").asDouble()).isCloseTo(37 / 6.0 - 3.8, within(1e-12));
    assertThat(suspected.get(0).get("probability").asDouble()).isCloseTo(0.0165, within(0.0001));
    assertThat(suspected.get(0).get("repairedAt").isNull()).isTrue();
    List<String> rows = cli.lines("out.csv");
    assertThat(rows).hasSize(11).startsWith("client,session,statistic,suspected,probability", "maya,1,,0,");
    assertThat(rows.get(7)).startsWith("maya,7,3.15").contains(",1,0.016");
  }

  @Test
  void lookingBackSheWasBackAtSession9() throws Exception {
    cli.file("maya.csv", MAYA);
    cli.run("ruptures", "maya.csv", "--criterion", "gumz", "--between-sd", "0.75", "--hindsight", "--json", "out.json");
    JsonNode suspected = cli.json("out.json").get("suspected");
    assertThat(suspected.size()).isEqualTo(1);
    assertThat(suspected.get(0).get("repairedAt").asInt()).isEqualTo(9);
  }

  @Test
  void whereLowerIsBetterARiseIsSuspected() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,10", "a,2,10", "a,3,16", "a,4,10", "a,5,4");
    cli.run("ruptures", "in.csv", "--criterion", "reliable-drop", "--reliable-change", "6", "--lower-is-better",
        "--json", "out.json");
    assertThat(cli.json("out.json").get("suspected").findValuesAsString("session")).containsExactly("3");
    assertThat(cli.run("ruptures", "in.csv", "--criterion", "tukey", "--lower-is-better", "--higher-is-better").status())
        .isEqualTo(2);
  }

  @Test
  void aSuddenLossSaysNothingOnlineAndLooksBack() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,6", "a,2,6", "a,3,6", "a,4,4", "a,5,4", "a,6,4", "a,7,6");
    CommandLineRunner.Outcome online = cli.run("ruptures", "in.csv", "--criterion", "sudden-loss", "--reliable-change", "1",
        "--csv", "out.csv", "--json", "out.json");
    assertThat(online.err()).contains("only be seen looking back");
    assertThat(cli.lines("out.csv")).contains("a,4,,0,");
    assertThat(cli.json("out.json").get("suspected").size()).isZero();
    cli.run("ruptures", "in.csv", "--criterion", "sudden-loss", "--reliable-change", "1", "--hindsight", "--csv", "out.csv");
    assertThat(cli.lines("out.csv")).containsExactly("client,session,drop,probability,repairedAt", "a,4,2.0,,7");
  }

  @Test
  void anUnknownCriterionIsAnsweredWithThoseThatAre() throws Exception {
    cli.file("maya.csv", MAYA);
    CommandLineRunner.Outcome answer = cli.run("ruptures", "maya.csv", "--criterion", "tarot");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("own-baseline-drop").contains("change-point");
  }

  @ParameterizedTest
  @EnumSource
  void cuttingTheFileAfterASessionChangesNoRowUpToIt(CriterionOption rule) throws Exception {
    cli.run("simulate", "others.csv", "--seed", "-1", "--clients", "100");
    cli.run("growth", "others.csv", "--save", "model.json");
    cli.run("simulate", "all.csv", "--seed", "0", "--clients", "60");
    boolean known = rule == CriterionOption.PREDICTIVE;
    String[] words = {"ruptures", "all.csv", "--criterion", rule.toString(), "--csv", "out.csv"};
    judge(known, words);
    Map<String, String> rows = byPlace(cli.lines("out.csv"));
    for (int last : new int[] {1, 2, 4, 7, 11}) {
      List<String> kept = cli.lines("all.csv").stream()
          .filter(line -> line.startsWith("client") || Integer.parseInt(line.split(",", -1)[2]) <= last)
          .toList();
      cli.file("cut.csv", kept.toArray(String[]::new));
      words[1] = "cut.csv";
      judge(known, words);
      Map<String, String> cut = byPlace(cli.lines("out.csv"));
      assertThat(cut.size()).isEqualTo(kept.size() - 1);
      assertThat(rows.entrySet().containsAll(cut.entrySet())).isTrue();
    }
  }

  /** In another order figures of the practice are summed in another order: to 1e-9, the rows are the same. */
  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsChangesNothing(CriterionOption rule) throws Exception {
    cli.run("simulate", "others.csv", "--seed", "-1", "--clients", "100");
    cli.run("growth", "others.csv", "--save", "model.json");
    cli.run("simulate", "all.csv", "--seed", "0", "--clients", "60");
    String[] words = {"ruptures", "all.csv", "--criterion", rule.toString(), "--csv", "out.csv"};
    judge(rule == CriterionOption.PREDICTIVE, words);
    Map<String, String> rows = byPlace(cli.lines("out.csv"));
    List<String> lines = new ArrayList<>(cli.lines("all.csv"));
    Collections.shuffle(lines.subList(1, lines.size()), new Random(3));
    cli.file("all.csv", lines.toArray(String[]::new));
    judge(rule == CriterionOption.PREDICTIVE, words);
    Map<String, String> shuffled = byPlace(cli.lines("out.csv"));
    assertThat(shuffled.keySet()).isEqualTo(rows.keySet());
    shuffled.forEach((place, row) -> {
      String[] cells = row.split(",", -1);
      String[] expected = String.valueOf(rows.get(place)).split(",", -1);
      assertThat(cells[1]).as(place).isEqualTo(expected[1]);
      for (int i : new int[] {0, 2}) {
        assertThat(cells[i].isEmpty()).as(place).isEqualTo(expected[i].isEmpty());
        if (!cells[i].isEmpty()) {
          assertThat(Double.parseDouble(cells[i])).as(place).isCloseTo(Double.parseDouble(expected[i]), within(1e-9));
        }
      }
    });
  }

  private void judge(boolean byModel, String... words) {
    String[] args = byModel ? Arrays.copyOf(words, words.length + 2) : words;
    if (byModel) {
      args[words.length] = "--model";
      args[words.length + 1] = "model.json";
    }
    assertThat(cli.run(args).status()).isZero();
  }

  @Test
  void withoutAModelThePredictiveCriterionFitsOneAndSaysSo() throws Exception {
    cli.run("simulate", "all.csv", "--seed", "0", "--clients", "60");
    CommandLineRunner.Outcome answer = cli.run("ruptures", "all.csv", "--criterion", "predictive", "--json", "out.json", "--report",
        "out.html");
    assertThat(answer.status()).isZero();
    assertThat(answer.err()).contains("one is fitted to the file first");
    assertThat(cli.json("out.json").get("suspected").size()).isPositive();
    String page = String.join("", cli.lines("out.html"));
    assertThat(page).contains("<svg").contains("fitted to this file").contains("never of a rupture");
    assertThat(page).doesNotContain("<script").doesNotContain("<link").doesNotContain("src=");
    assertThat(page.replace("http://www.w3.org/", "")).doesNotContain("http");
  }

  @Test
  void aModelThatIsNoneIsRefused() throws Exception {
    cli.file("maya.csv", MAYA).file("model.json", "{\"curve\": 3}");
    CommandLineRunner.Outcome answer = cli.run("ruptures", "maya.csv", "--criterion", "predictive", "--model", "model.json");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("isn't a model written by growth --save");
    assertThat(cli.run("ruptures", "maya.csv", "--criterion", "predictive", "--model", "none.json").status()).isEqualTo(2);
  }

  @Test
  void growthOfASimulatedPracticeIsFoundAgain() throws Exception {
    cli.run("simulate", "sim.csv", "--seed", "0", "--clients", "2000");
    CommandLineRunner.Outcome answer = cli.run("growth", "sim.csv", "--therapist", "therapist", "--json", "out.json", "--csv", "out.csv",
        "--report", "out.html");
    assertThat(answer.status()).isZero();
    JsonNode result = cli.json("out.json");
    assertThat(result.get("method").asString()).isEqualTo("REML");
    assertThat(result.get("fixed").findValuesAsString("name")).containsExactly("(Intercept)", "log(session)");
    assertThat(result.get("fixed").get(0).get("estimate").asDouble()).isCloseTo(20, within(0.5));
    assertThat(result.get("random").get(0).get("sd").get(0).asDouble()).isCloseTo(4.6, within(0.4));
    assertThat(result.get("random").findValuesAsString("group")).containsExactly("client", "therapist");
    assertThat(result.get("sigma").asDouble()).isCloseTo(3.1, within(0.15));
    assertThat(result.get("criterion").asDouble()).isCloseTo(-2 * result.get("logLik").asDouble(), within(1e-9));
    assertThat(result.get("converged").asBoolean()).isTrue();
    assertThat(result.get("clients").asInt()).isEqualTo(2000);
    assertThat(cli.lines("out.csv")).hasSize(2001);
    assertThat(cli.run("growth", "sim.csv", "--ml", "--time", "linear").out()).startsWith("ML: score ~ (Intercept) + session");
    assertThat(cli.run("growth", "sim.csv", "--time", "square").status()).isEqualTo(2);
  }

  @Test
  void whatNoModelCanTakeIsRefusedByName() throws Exception {
    cli.file("zero.csv", "client,session,score", "a,0,1", "a,1,2", "b,1,2", "b,2,3");
    CommandLineRunner.Outcome answer = cli.run("growth", "zero.csv", "--json", "out.json");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("has no logarithm; count sessions from 1, or choose --time log1p").doesNotContain("NO_LOGARITHM");
    assertThat(cli.files()).containsExactly("zero.csv");
  }

  @Test
  void covariatesBelongToTheClient() throws Exception {
    cli.file("in.csv", "client,session,score,age", "a,1,1,30", "a,2,2,31");
    assertThat(cli.run("growth", "in.csv", "--covariate", "age").err()).contains("the same covariates in all rows");
  }

  private static Map<String, String> byPlace(List<String> lines) {
    Map<String, String> rows = new HashMap<>();
    lines.stream().skip(1).forEach(line -> {
      String[] cells = line.split(",", 3);
      rows.put(cells[0] + " " + cells[1], cells[2]);
    });
    return rows;
  }

  /** The worked example of Jacobson and Truax (1991): 32.5 to 47.5, index 3.16, cut-off c between 40 and 60. */
  @Test
  void reliableAndClinicallySignificantChange() throws Exception {
    cli.file("in.csv", "client,session,score", "x,1,32.5", "x,9,47.5", "y,1,45", "y,9,51", "z,1,30", "w,1,45", "w,9,60");
    CommandLineRunner.Outcome answer = cli.run("change", "in.csv", "--pre", "1", "--post", "9", "--reliability", "0.8",
        "--functional-mean", "60", "--functional-sd", "7.5", "--clinical-mean", "40", "--clinical-sd", "7.5",
        "--json", "out.json", "--csv", "out.csv");
    assertThat(answer.status()).isZero();
    JsonNode result = cli.json("out.json");
    assertThat(result.get("standardErrorOfDifference").asDouble()).isCloseTo(4.743, within(0.001));
    assertThat(result.get("cutoff").asDouble()).isEqualTo(50);
    assertThat(result.get("clients").get(0).get("rci").asDouble()).isCloseTo(3.16, within(0.005));
    assertThat(result.get("clients").get(0).get("category").asString()).isEqualTo("improved");
    assertThat(result.get("clients").get(2).get("category").asString()).isEqualTo("recovered");
    assertThat(result.get("counts").toString())
        .isEqualTo("{\"recovered\":1,\"improved\":1,\"unchanged\":1,\"deteriorated\":0,\"harmed\":0}");
    assertThat(result.get("incomplete").asInt()).isEqualTo(1);
    assertThat(cli.lines("out.csv")).hasSize(4).contains("y,45.0,51.0,6.0,1.264911064067352,unchanged");
  }

  @Test
  void theCutOffIsOneOfThree() throws Exception {
    cli.file("in.csv", "client,session,score", "x,1,30", "x,2,50", "y,1,40", "y,2,40");
    for (String[] expected : new String[][] {{"a", "49.14"}, {"b", "45.00"}, {"c", "47.13"}}) {
      assertThat(cli.run("change", "in.csv", "--pre", "1", "--post", "2", "--reliability", "0.8", "--functional-mean", "60",
          "--functional-sd", "7.5", "--cutoff", expected[0]).out()).contains("cut-off " + expected[0] + " at " + expected[1]);
    }
    assertThat(cli.run("change", "in.csv", "--pre", "1", "--post", "2", "--reliability", "1", "--functional-mean", "60",
        "--functional-sd", "7.5").status()).isEqualTo(2);
  }

  @Test
  void suddenGainsAndLosses() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,30", "a,2,30", "a,3,30", "a,4,15", "a,5,15", "a,6,16", "b,1,10", "b,2,10",
        "b,3,20", "b,4,21");
    cli.run("gains", "in.csv", "--threshold", "7", "--lower-is-better", "--losses", "--json", "out.json", "--csv", "out.csv");
    JsonNode result = cli.json("out.json");
    assertThat(result.get("gains").toString())
        .isEqualTo("[{\"client\":\"a\",\"session\":4,\"before\":30.0,\"after\":15.0,\"reversed\":false}]");
    assertThat(result.get("losses").get(0).get("session").asInt()).isEqualTo(3);
    assertThat(cli.lines("out.csv")).containsExactly(
        "kind,client,session,before,after,reversed", "gain,a,4,30.0,15.0,0", "loss,b,3,10.0,20.0,0");
    assertThat(cli.run("gains", "in.csv", "--threshold", "-1").status()).isEqualTo(2);
  }

  @Test
  void aSimulatedPracticeIsWrittenWithItsTruth() throws Exception {
    assertThat(cli.run("simulate", "sim.csv", "--seed", "0", "--clients", "40", "--world", "ceiling").status()).isZero();
    assertThat(cli.files()).containsExactly("sim.csv", "sim_truth.csv");
    assertThat(cli.lines("sim.csv").getFirst()).isEqualTo("client,therapist,session,score");
    assertThat(cli.lines("sim_truth.csv")).hasSize(41).startsWith("client,n,rupture,start,length,drop,repaired");
    assertThat(cli.run("simulate", "sim.csv", "--seed", "0", "--clients", "0").status()).isEqualTo(2);
    assertThat(cli.run("simulate", "sim.csv", "--seed", "0", "--clients", "4", "--world", "flat").err())
        .contains("heavy-tails");
  }
}
