package org.attune.app.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.ExecutedStatements;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.change.ReliableChange.Category;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.series.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What changed in a measure, from stored scores to the two pages. */
@AttuneTest
class MeasureChangeTests {

  @Autowired private AllianceFixtures pairs;
  @Autowired private OutcomeFixtures fixtures;
  @Autowired private MeasureScores scores;
  @Autowired private OutcomeHistories histories;
  @Autowired private Courses courses;
  @Autowired private SharedInterpretations interpretations;
  @Autowired private SignIns signIns;

  @Value("${local.server.port}")
  private int port;

  private Pair pair;

  @BeforeEach
  void jonas() {
    pair = pairs.mayaAndAna();
  }

  @Test
  void aChangeIsReliableFromTheMeasuresPointsOnAndARecoveryCrossesTheCutOff() {
    assertThat(category(phq9(), 17.0, 15.0)).isEqualTo(Category.UNCHANGED);
    assertThat(category(phq9(), 17.0, 12.0)).isEqualTo(Category.UNCHANGED);
    assertThat(category(phq9(), 17.0, 11.0)).isEqualTo(Category.IMPROVED);
    assertThat(category(phq9(), 16.0, 10.0)).as("10 is clinical").isEqualTo(Category.IMPROVED);
    assertThat(category(phq9(), 15.0, 9.0)).isEqualTo(Category.RECOVERED);
    assertThat(category(phq9(), 9.0, 3.0)).as("never above the cut-off").isEqualTo(Category.IMPROVED);
    assertThat(category(phq9(), 12.0, 18.0)).isEqualTo(Category.DETERIORATED);
    assertThat(category(phq9(), 4.0, 10.0)).isEqualTo(Category.HARMED);
  }

  @Test
  void eachPublishedFigureIsJudgedByItselfAndNamed() {
    MeasureChange change = change(measure("GAD-7", 21, null), 14.0, 9.0);
    assertThat(change.reliableChanges()).extracting(rule -> rule.points() + " " + change.change(rule).orElseThrow().category())
        .containsExactly("4.0 IMPROVED", "6.0 UNCHANGED");
  }

  @Test
  void aMeasureWithoutAFigureIsDrawnAndNotJudged() throws Exception {
    MeasureId loneliness = scores.measure(pair.therapist(), pair.therapist().practice(), "UCLA-3", 3, 9, false, null);
    MeasureChange change = change(loneliness, 9.0, 3.0);
    assertThat(change.scores()).hasSize(2);
    assertThat(change.change()).isEmpty();
    assertThat(change.cutOff()).isEmpty();
    assertThat(therapistsPage()).contains("9 at the start, 3 now.", "it is drawn and not judged").doesNotContain("clearly", "The arithmetic");
  }

  @Test
  void suddenGainsOfThePublishedExampleAreFoundThroughStoredScores() throws Exception {
    MeasureId bdi = measure("BDI", 63, 7.0);
    List<@Nullable Double[]> values = Files.readAllLines(Path.of("src/test/resources/outcomes/sgdata.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(MeasureChangeTests::scoresOf).toList();
    List<List<SuddenChange>> gains = fixtures.past(pair.therapist(), bdi, values).stream().map(this::onlyChange)
        .map(change -> change.suddenChanges().stream().filter(sudden -> sudden.type() == SuddenChange.Type.GAIN).toList()).toList();

    // the figures of the R package's own tests
    assertThat(gains).hasSize(43);
    assertThat(gains.stream().mapToInt(List::size).sum()).isEqualTo(24);
    assertThat(gains.stream().filter(own -> !own.isEmpty()).count()).isEqualTo(15);
    assertThat(gains.stream().filter(own -> own.size() > 1).count()).isEqualTo(8);
    assertThat(gains.stream().flatMap(List::stream).filter(gain -> gain.reversedAt().isPresent()).count()).isEqualTo(4);
    SummaryStatistics sizes = SummaryStatistics.of(gains.stream().flatMap(List::stream).mapToDouble(SuddenChange::size).toArray());
    assertThat(sizes.mean()).isEqualTo(11, within(0.005));
    assertThat(sizes.sd().orElseThrow()).isEqualTo(3.43, within(0.005));
  }

  private static @Nullable Double[] scoresOf(String line) {
    String[] cells = line.split(",", -1);
    @Nullable Double[] scores = new Double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      scores[i] = cells[i].isEmpty() ? null : Double.valueOf(cells[i]);
    }
    return scores;
  }

  @Test
  void theTherapistReadsTheNewsFirstAndTheArithmeticBehindIt() throws Exception {
    bring(Map.of(phq9(), new Double[] {17.0, 16.0, null, 15.0}));
    assertThat(therapistsPage()).contains("How Maya is doing", "PHQ-9: no clear change yet", "17 at the start, 15 now.",
        "It takes 6 points on the PHQ-9 before a change is larger than the measure’s own wobble.", "15 is above 10, the clinical cut-off.",
        "The word for 15 is “moderately severe”.", "17 − 15 = 2 points, for the better.", "It takes 6 points, so this is no reliable change.",
        "NHS Talking Therapies", "Jacobson and Truax (1991)");
  }

  @Test
  void withOneScoreItIsTooEarlyToTell() throws Exception {
    bring(Map.of(phq9(), new Double[] {17.0}));
    assertThat(therapistsPage()).contains("One score so far: 17. It’s too early to tell whether it changes.").doesNotContain("The arithmetic");
  }

  @Test
  void wordsForScoresAreOnTheClientsPageOnlyWhileBothWantThem() throws Exception {
    bring(Map.of(phq9(), new Double[] {12.0, 13.0, 12.0, 20.0, 21.0, 21.0}));
    String[] words = {"The word for", "cut-off", "harder than at the start", "Much harder after session 3"};
    for (Runnable step : List.<Runnable>of(() -> {}, () -> interpretations.agree(pair.therapist(), pair.course()),
        () -> {
          interpretations.takeBack(pair.therapist(), pair.course());
          interpretations.agree(pair.client(), pair.course());
        })) {
      step.run();
      assertThat(clientsPage()).contains("12 at the start, 21 now.", ">12</td>", ">13</td>", ">20</td>", ">21</td>").doesNotContain(words);
    }
    interpretations.agree(pair.therapist(), pair.course());
    assertThat(clientsPage()).contains(words).doesNotContain("deteriorat", "worse");
    interpretations.takeBack(pair.client(), pair.course());
    assertThat(clientsPage()).contains(">20</td>").doesNotContain(words);
  }

  @Test
  void aPageOfTwoHundredSessionsAndFourMeasuresMakesAsManyStatementsAsOneOfThree() throws Exception {
    Pair brief = pairs.join(pair.therapist(), "Ben");
    Double[] three = {9.0, 8.0, 7.0};
    Double[] many = Stream.iterate(0, i -> i + 1).limit(200).map(i -> 10.0 + i % 7).toArray(Double[]::new);
    fixtures.bring(pair.therapist(), Map.of(brief.course(), Map.of(phq9(), three), pair.course(),
        Map.of(phq9(), many, measure("GAD-7", 21, null), many, measure("Sleep", 40, 5.0), many, measure("Worry", 40, null), many)));
    for (String path : List.of("/courses/%s/change", "/course/%s/change")) {
      PersonId[] readers = path.startsWith("/courses/") ? new PersonId[] {pair.therapist().person(), pair.therapist().person()}
          : new PersonId[] {brief.client().person(), pair.client().person()};
      get(path.formatted(brief.course()), readers[0]);
      get(path.formatted(pair.course()), readers[1]);
      assertThat(statements(path.formatted(pair.course()), readers[1])).as(path)
          .isEqualTo(statements(path.formatted(brief.course()), readers[0])).isLessThan(30);
    }
  }

  private MeasureId phq9() {
    return measure("PHQ-9", 27, null);
  }

  private MeasureId measure(String name, double high, @Nullable Double reliableChange) {
    return scores.measure(pair.therapist(), pair.therapist().practice(), name, 0, high, false, reliableChange);
  }

  private void bring(Map<MeasureId, @Nullable Double[]> values) {
    fixtures.bring(pair.therapist(), Map.of(pair.course(), values));
  }

  private Category category(MeasureId measure, Double... values) {
    return onlyChange(fixtures.past(pair.therapist(), measure, List.<@Nullable Double[]>of(values)).getFirst()).change()
        .map(ReliableChange.Result::category).orElseThrow();
  }

  private MeasureChange change(MeasureId measure, Double... values) {
    bring(Map.of(measure, values));
    return onlyChange(pair.course());
  }

  private MeasureChange onlyChange(CourseId course) {
    Course of = courses.find(pair.therapist(), course).orElseThrow();
    List<MeasureChange> changes = histories.readByTherapist(pair.therapist(), of).changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private String therapistsPage() throws Exception {
    return get("/courses/" + pair.course() + "/change", pair.therapist().person());
  }

  private String clientsPage() throws Exception {
    return get("/course/" + pair.course() + "/change", pair.client().person());
  }

  private String get(String path, PersonId person) throws Exception {
    var answer = new TestHttpClient(port).get(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private int statements(String path, PersonId person) throws Exception {
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text();
    return ExecutedStatements.of(() -> assertThat(caller.get(path, cookie).statusCode()).isEqualTo(200)).size();
  }
}
