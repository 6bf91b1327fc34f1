package org.attune.app.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.outcomes.internal.PracticeNormFitter;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A practice's own norms, and what is said by them. */
@AttuneTest
class PracticeNormsTests {

  @Autowired private AllianceFixtures pairs;
  @Autowired private OutcomeFixtures fixtures;
  @Autowired private MeasureScores scores;
  @Autowired private PracticeNorms norms;
  @Autowired private PracticeNormFitter fitter;
  @Autowired private SharedInterpretations interpretations;
  @Autowired private People people;
  @Autowired private Courses courses;
  @Autowired private DueJobs jobs;
  @Autowired private SignIns signIns;
  @Autowired private MovableClock clock;

  @Value("${local.server.port}")
  private int port;

  private Pair pair;
  private MeasureId phq9;

  @BeforeEach
  void ana() {
    pair = pairs.mayaAndAna();
    phq9 = scores.measure(pair.therapist(), pair.therapist().practice(), "PHQ-9", 0, 27, false, null);
  }

  @Test
  void nothingIsWorkedOutUntilThePracticeAcceptsAndAllIsForgottenWhenItTakesThatBack() {
    past(phq9, 60);
    jobs.run();
    assertThat(known()).isEmpty();
    norms.accept(pair.therapist());
    jobs.run();
    assertThat(known()).containsKey(phq9);
    norms.takeBack(pair.therapist());
    assertThat(known()).isEmpty();
    clock.advance(Duration.ofDays(2));
    jobs.run();
    assertThat(known()).isEmpty();
    assertThatThrownBy(() -> norms.accept(new Viewer.Member(pair.therapist().person(), pair.therapist().practice(), EnumSet.of(Role.THERAPIST))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void sixtyFinishedCoursesOfOnesOwnAreNeededAndOthersAreNeverAmongThem() {
    past(phq9, 59);
    Pair elsewhere = pairs.mayaAndAna();
    fixtures.past(elsewhere.therapist(),
        scores.measure(elsewhere.therapist(), elsewhere.therapist().practice(), "PHQ-9", 0, 27, false, null), simulated(5, 3));
    fixtures.bring(pair.therapist(), Map.of(pair.course(), Map.of(phq9, new Double[] {17.0, 16.0}))); // goes on
    norms.accept(pair.therapist());
    jobs.run();
    assertThat(norm().data().courses()).isEqualTo(59);
    assertThat(norm().curve()).isNull();

    past(phq9, 1);
    fixtures.bring(pair.therapist(), Map.of(pairs.join(pair.therapist(), "Ben").course(), Map.of(phq9, new Double[] {17.0, 16.0})));
    clock.advance(Duration.ofDays(1));
    jobs.run();
    assertThat(norm().curve()).as("with Maya's, who was quiet for ninety days meanwhile").isNotNull();
    assertThat(norm().data().courses()).isEqualTo(61);
  }

  @Test
  void theSameCoursesGiveTheSameNormAndWhatIsLeftAfterACrashIsFittedNext() {
    MeasureId gad7 = scores.measure(pair.therapist(), pair.therapist().practice(), "GAD-7", 0, 21, false, null);
    past(phq9, 60);
    past(gad7, 3);
    norms.accept(pair.therapist());
    var job = new Viewer.Job(pair.therapist().practice());
    assertThat(fitter.fitNext(job)).isTrue();
    assertThat(known().keySet()).as("as if the process had died here").containsExactly(gad7);
    assertThat(fitter.fitNext(job)).isTrue();
    PracticeNorm first = norm();
    assertThat(fitter.fitNext(job)).as("all are fresh").isFalse();
    clock.advance(Duration.ofDays(1));
    jobs.run();
    assertThat(norm().curve()).isEqualTo(first.curve());
    assertThat(norm().calibration()).isEqualTo(first.calibration());
    assertThat(norm().data().fittedAt()).isAfter(first.data().fittedAt());
  }

  @Test
  void whenAClientIsErasedTheNormIsForgottenAtOnceAndFittedAgainWithoutThem() {
    List<CourseId> past = past(phq9, 61);
    norms.accept(pair.therapist());
    jobs.run();
    assertThat(norm().data().courses()).isEqualTo(61);
    people.eraseHistorical(new Viewer.Job(pair.therapist().practice()),
        List.of(courses.find(pair.therapist(), past.getFirst()).orElseThrow().client()));
    assertThat(known()).isEmpty();
    clock.advance(Duration.ofHours(1));
    jobs.run();
    assertThat(norm().data().courses()).isEqualTo(60);
    assertThat(norm().curve()).isNotNull();
  }

  @Test
  void whoIsNotOnTrackIsToldToTheTherapistAndToTheClientOnlyOnceBothWantIt() throws Exception {
    past(phq9, 80);
    fixtures.bring(pair.therapist(), Map.of(pair.course(), Map.of(phq9, new Double[] {17.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0})));
    assertThat(therapistsPage()).doesNotContain("Not on track", "four in five");
    norms.accept(pair.therapist());
    jobs.run();
    assertThat(therapistsPage()).contains("Not on track", "By session 8, four in five people who began like this were between ",
        "The latest score is 22.", "What may be in the way", "there is no goal in their own words yet");
    assertThat(clientsPage()).contains(">22</td>").doesNotContain("four in five", "harder than for most");
    interpretations.agree(pair.therapist(), pair.course());
    assertThat(clientsPage()).doesNotContain("four in five", "harder than for most");
    interpretations.agree(pair.client(), pair.course());
    assertThat(clientsPage()).contains("PHQ-9: harder than for most", "four in five people who began like you");
    norms.takeBack(pair.therapist());
    assertThat(clientsPage()).doesNotContain("four in five people who", "harder than for most");
  }

  @Test
  void aPageSaysWhatNormsRestOnAndHowFarTheyCanBeReliedOn() throws Exception {
    assertThat(get("/practice/norms", pair.therapist().person()).body()).contains("Nothing is predicted here.");
    past(phq9, 80);
    assertThat(post("/practice/norms", Map.of()))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
        .satisfies(refused -> assertThat(refused.body()).contains("Please say first that you have read what it is for."));
    assertThat(post("/practice/norms", Map.of("read", "yes")).statusCode()).isEqualTo(303);
    assertThat(get("/practice/norms", pair.therapist().person()).body()).contains("0 of 1 measures are worked out.", "Not worked out yet.");
    jobs.run();
    assertThat(Objects.requireNonNull(norm().curve()).expected(1).mean()).isEqualTo(16 - 3 * Math.log(2), within(1.5));
    assertThat(get("/practice/norms", pair.therapist().person()).body()).contains("80 finished courses with 640 scores, from ",
        "On average from ", "The model is ", "PHQ-9: how it ended", "later scores were within the range for four in five");
  }

  private List<CourseId> past(MeasureId measure, int count) {
    List<CourseId> made = fixtures.past(pair.therapist(), measure, simulated(17 + count, count));
    clock.advance(Duration.ofDays(91));
    return made;
  }

  /** Whole scores at eight sessions about 16 − 3·ln(1 + session), with clients' own intercepts (SD 4) and slopes (SD 1). */
  private static List<@Nullable Double[]> simulated(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).<@Nullable Double[]>mapToObj(i -> {
      double intercept = 16 + 4 * random.nextGaussian();
      double slope = -3 + random.nextGaussian();
      return Arrays.stream(DoubleStream.iterate(1, session -> session + 1).limit(8)
          .map(session -> Math.clamp(Math.round(intercept + slope * Math.log1p(session) + 2 * random.nextGaussian()), 0, 27)).toArray())
          .boxed().toArray(Double[]::new);
    }).toList();
  }

  private Map<MeasureId, PracticeNorm> known() {
    return norms.of(pair.therapist(), pair.therapist().practice());
  }

  private PracticeNorm norm() {
    return java.util.Objects.requireNonNull(known().get(phq9));
  }

  private String therapistsPage() throws Exception {
    return get("/courses/" + pair.course() + "/change", pair.therapist().person()).body();
  }

  private String clientsPage() throws Exception {
    return get("/course/" + pair.course() + "/change", pair.client().person()).body();
  }

  private HttpResponse<String> get(String path, PersonId person) throws Exception {
    return new TestHttpClient(port).get(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return new TestHttpClient(port).post(path, "sign_in=" + signIns.begin(new Viewer.Oneself(pair.therapist().person())).text(), form);
  }
}
