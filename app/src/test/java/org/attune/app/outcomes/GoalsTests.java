package org.attune.app.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A goal of a client's own. */
@AttuneTest
class GoalsTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Autowired private AllianceFixtures pairs;
  @Autowired private Goals goals;
  @Autowired private SignIns signIns;
  @Autowired private MovableClock clock;

  @Value("${local.server.port}")
  private int port;

  private Pair pair;
  private LocalDate today;

  @BeforeEach
  void maya() {
    today = clock.instant().atZone(LONDON).toLocalDate().plusDays(1);
    clock.set(today.atTime(12, 0).atZone(LONDON).toInstant());
    pair = pairs.mayaAndAna();
  }

  @Test
  void aGoalIsInTheClientsWordsAndRatedWhenTheyLike() {
    GoalId goal = set("Sleep through, most nights.");
    rate(goal, 2);
    clock.advance(Duration.ofDays(9));
    rate(goal, 7);

    List<Goal> seen = goals.of(pair.therapist(), pair.course(), pair.client().person());
    assertThat(seen).singleElement().satisfies(one -> {
      assertThat(one.words()).isEqualTo("Sleep through, most nights.");
      assertThat(one.ratings()).containsExactly(new Goal.Rating(today, 2), new Goal.Rating(today.plusDays(9), 7));
    });
    assertThat(goals.of(pairs.mayaAndAna().therapist(), pair.course(), pair.client().person())).isEmpty();
  }

  @Test
  void aSecondNumberOnTheSameDayTakesThePlaceOfTheFirst() {
    GoalId goal = set("Ring my sister.");
    rate(goal, 3);
    clock.advance(Duration.ofHours(11).plusMinutes(59));
    rate(goal, 4);
    assertThat(own().getFirst().ratings()).containsExactly(new Goal.Rating(today, 4));
    clock.advance(Duration.ofMinutes(1));
    rate(goal, 5);
    assertThat(own().getFirst().ratings()).containsExactly(new Goal.Rating(today, 4), new Goal.Rating(today.plusDays(1), 5));
  }

  @Test
  void numbersGoFromZeroToTenAndNothingIsKeptOfOthers() {
    GoalId goal = set("Ring my sister.");
    for (Integer wrong : new Integer[] {-1, 11, null}) {
      assertThatThrownBy(() -> goals.rate(pair.client(), goal, pair.course(), wrong, LONDON)).isInstanceOf(InvalidInput.class);
    }
    assertThat(own().getFirst().ratings()).isEmpty();
    rate(goal, 0);
    assertThat(own().getFirst().latest()).isEqualTo(new Goal.Rating(today, 0));
    rate(goal, 10);
    assertThat(own().getFirst().latest()).isEqualTo(new Goal.Rating(today, 10));
  }

  @Test
  void whatWasPutAwayKeepsItsNumbersAndIsNotRatedUntilItIsTakenUpAgain() {
    GoalId goal = set("Ring my sister.");
    rate(goal, 3);
    goals.putAway(pair.client(), goal);
    assertThat(own().getFirst().isPutAway()).isTrue();
    assertThatThrownBy(() -> rate(goal, 4)).isInstanceOf(NotFound.class);
    goals.takeUp(pair.client(), goal);
    rate(goal, 4);
    assertThat(own().getFirst().ratings()).containsExactly(new Goal.Rating(today, 4));
  }

  @Test
  void onlyTheClientWritesTheirGoals() {
    GoalId goal = set("Ring my sister.");
    Pair other = pairs.join(pair.therapist(), "Ben");
    assertThatThrownBy(() -> goals.rate(other.client(), goal, pair.course(), 4, LONDON)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> goals.putAway(other.client(), goal)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> goals.rate(pair.therapist().asOneself(), goal, pair.course(), 4, LONDON)).isInstanceOf(NotFound.class);
  }

  @Test
  void theirPageTakesAGoalOnceAndSaysWhatItCouldNotTake() throws Exception {
    String path = "/course/" + pair.course();
    GoalId key = GoalId.random();
    Map<String, String> form = Map.of("key", key.toString(), "words", "Sleep through.");
    assertThat(post(path + "/goals", form).statusCode()).isEqualTo(303);
    assertThat(post(path + "/goals", form).statusCode()).isEqualTo(303);
    assertThat(own()).hasSize(1);
    assertThat(post(path + "/goals", Map.of("key", GoalId.random().toString(), "words", "x".repeat(301))))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
        .satisfies(refused -> assertThat(refused.body()).contains("That is more than 300 characters.", "x".repeat(301)));
    assertThat(post(path + "/goals/" + key + "/ratings", Map.of()).body()).contains("Please choose a number from 0 to 10.");
    assertThat(post(path + "/goals/" + key + "/ratings", Map.of("value", "6")).statusCode()).isEqualTo(303);
    assertThat(get(path + "/change").body()).contains("Sleep through.", "6 out of 10 on ", "<svg");
  }

  private GoalId set(String words) {
    GoalId goal = GoalId.random();
    goals.set(pair.client(), goal, pair.course(), words);
    return goal;
  }

  private void rate(GoalId goal, int value) {
    goals.rate(pair.client(), goal, pair.course(), value, LONDON);
  }

  private List<Goal> own() {
    return goals.of(pair.client(), pair.course(), pair.client().person());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return new TestHttpClient(port).get(path, signedIn(pair.client().person()));
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
    return new TestHttpClient(port).post(path, signedIn(pair.client().person()), form);
  }

  private String signedIn(PersonId person) {
    return "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text();
  }
}
