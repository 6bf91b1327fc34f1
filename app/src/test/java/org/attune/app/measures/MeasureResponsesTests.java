package org.attune.app.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.MeasureSchedule.Frequency;
import org.attune.app.measures.MeasureSchedule.Moment;
import org.attune.app.risk.RiskFlags;
import org.attune.app.risk.EscalationPlan;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@AttuneTest
class MeasureResponsesTests {

  private static final InstrumentId GAD_7 = new InstrumentId("gad-7", "2006", "en");
  private static final InstrumentId PHQ_9 = new InstrumentId("phq-9", "1999", "en");
  private static final MeasureSchedule AFTER_EACH = new MeasureSchedule(Frequency.EACH_SESSION, 1, Moment.AFTER);

  @Autowired MeasureAssignments assignments;
  @Autowired MeasureResponses responses;
  @Autowired MeasureScores scores;
  @Autowired Instruments instruments;
  @Autowired EscalationPlans plans;
  @Autowired RiskFlags flags;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired CheckInFixtures pairs;
  @Autowired MovableClock time;
  @Autowired TestDatabase owner;

  Pair pair;

  @BeforeEach
  void twoPeopleWhoJustMet() {
    pair = pairs.mayaAndAna();
    pairs.held(pair);
  }

  @Test
  void itIsAnsweredQuestionByQuestionAndSent() {
    assign(GAD_7);
    MeasureResponse draft = begin();
    assertThat(draft.firstOpen()).isEqualTo(1);
    answer(draft, "1", 3.0);
    answer(draft, "2", 3.0);
    answer(draft, "2", 1.0);
    answer(draft, "3", null);
    assertThat(begin()).as("gone on with later").satisfies(again -> {
      assertThat(again.id()).isEqualTo(draft.id());
      assertThat(again.firstOpen()).isEqualTo(4);
      assertThat(again.values()).isEqualTo(Map.of("1", 3.0, "2", 1.0));
    });
    assertThat(responses.find(pair.ana(), draft.id())).as("not sent yet").isEmpty();

    for (String item : List.of("3", "4", "5", "6", "7")) {
      answer(draft, item, 2.0);
    }
    responses.send(pair.maya(), draft.id());
    responses.send(pair.maya(), draft.id());
    assertThat(scores.series(pair.ana(), pair.course())).singleElement().satisfies(score -> {
      assertThat(score.value()).isEqualTo(14);
      assertThat(score.session()).isEqualTo(draft.session());
    });
    assertThat(responses.sentOf(pair.ana(), pair.course())).hasSize(1);
    assertThat(responses.sentOf(pair.colleague(), pair.course())).isEmpty();
    assertThatThrownBy(() -> answer(draft, "1", 0.0)).isInstanceOf(Conflict.class);
    assertThat(due()).as("it asks about two weeks").isEmpty();
  }

  @Test
  void aFormThatWasLeftBlankOrHalfAnsweredHasNoScore() {
    assign(GAD_7);
    MeasureResponse draft = begin();
    answer(draft, "1", 3.0);
    responses.send(pair.maya(), draft.id());
    assertThat(scores.series(pair.ana(), pair.course())).isEmpty();
    assertThat(responses.sentOf(pair.ana(), pair.course())).as("what was answered stays").singleElement()
        .satisfies(sent -> assertThat(sent.values()).isEqualTo(Map.of("1", 3.0)));
  }

  @Test
  void whatNoFormOffersIsRefused() {
    assign(GAD_7);
    MeasureResponse draft = begin();
    assertThatThrownBy(() -> answer(draft, "1", 4.0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> answer(draft, "1", 0.5)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> answer(draft, "8", 1.0)).isInstanceOf(NotFound.class);
    Viewer.Oneself other = pairs.mayaAndAna().maya();
    assertThatThrownBy(() -> responses.answer(other, draft.id(), "1", 1.0)).isInstanceOf(NotFound.class);
  }

  @Test
  void aQuestionOfHarmingOneselfIsNotAskedBeforeThatIsAgreed() {
    assertThatThrownBy(() -> assign(PHQ_9)).isInstanceOfSatisfying(InvalidInput.class,
        e -> assertThat(e.key()).isEqualTo("measures.assign.no-plan"));
    agree();
    assign(PHQ_9);
    assertThat(assignments.of(pair.ana(), pair.course())).hasSize(1);
  }

  @Test
  void anAnswerThatSpeaksOfItIsThereWithItsFlagOrNotAtAll() {
    agree();
    MeasureResponseId paper = MeasureResponseId.random();
    responses.enter(pair.ana(), paper, pair.course(), PHQ_9, time.instant(), Map.of("1", 1.0, "9", 0.0));
    assertThat(flags.of(pair.ana(), pair.course())).isEmpty();
    assertThatThrownBy(() -> owner.asOwner().sql("update measure_answer set value = 1 where item = '9' and response_id = ?")
        .param(paper.value()).update()).as("the database itself refuses it").isInstanceOf(DataAccessException.class);

    responses.enter(pair.ana(), MeasureResponseId.random(), pair.course(), PHQ_9, time.instant(), Map.of("9", 2.0));
    assertThat(flags.of(pair.ana(), pair.course())).singleElement().satisfies(flag -> {
      assertThat(flag.item()).isEqualTo("phq-9.9");
      assertThat(flag.level()).isEqualTo(2);
    });
    assertThat(scores.series(pair.ana(), pair.course())).as("two forms in a day, neither of them whole").isEmpty();
    assertThat(responses.sentOf(pair.ana(), pair.course())).hasSize(2);
  }

  @Test
  void moreThanFifteenQuestionsComeTogetherOnlyWhereTheTherapistSaysSo() {
    assign(GAD_7);
    InstrumentId compassion = new InstrumentId("scs-sf", "2011", "en");
    assertThatThrownBy(() -> assign(compassion)).isInstanceOfSatisfying(InvalidInput.class,
        e -> assertThat(e.arguments()).containsExactly(19, 15));
    assignments.assign(pair.ana(), MeasureAssignmentId.random(), pair.course(), compassion, AFTER_EACH, true);
    assertThat(assignments.burden(pair.ana(), pair.course())).as("twice seven and four times twelve")
        .isEqualTo(new MeasureBurden(62, 19));
  }

  @Test
  void whatIsAskedNoMoreKeepsItsScores() {
    MeasureAssignmentId asked = assign(GAD_7);
    MeasureResponse draft = begin();
    instruments.find(pair.maya(), GAD_7).orElseThrow().items().forEach(item -> answer(draft, item.id(), 1.0));
    assignments.end(pair.ana(), pair.course(), asked);
    assertThat(due()).isEmpty();
    responses.send(pair.maya(), draft.id());
    assertThat(scores.series(pair.ana(), pair.course())).extracting(MeasureScore::value).containsExactly(7.0);
    assertThatThrownBy(() -> assignments.end(pair.colleague(), pair.course(), asked)).isInstanceOf(NotFound.class);
  }

  @Test
  void oneScoreIsEnteredByHand() {
    InstrumentScale scale = instruments.find(pair.ana(), GAD_7).orElseThrow().scales().getFirst();
    UUID key = UUID.randomUUID();
    Course course = courses.find(pair.ana(), pair.course()).orElseThrow();
    scores.enter(pair.ana(), key, course, scale, time.instant().minus(Duration.ofDays(30)), 12);
    scores.enter(pair.ana(), key, course, scale, time.instant().minus(Duration.ofDays(30)), 12);
    assertThat(scores.series(pair.ana(), pair.course())).extracting(MeasureScore::value).containsExactly(12.0);
    assertThatThrownBy(() -> scores.enter(pair.ana(), UUID.randomUUID(), course, scale, time.instant(), 22)).isInstanceOf(InvalidInput.class);
  }

  private MeasureAssignmentId assign(InstrumentId instrument) {
    MeasureAssignmentId id = MeasureAssignmentId.random();
    assignments.assign(pair.ana(), id, pair.course(), instrument, AFTER_EACH, false);
    return id;
  }

  private List<MeasureResponses.Due> due() {
    return responses.due(pair.maya(), courses.find(pair.maya(), pair.course()).orElseThrow(), sessions.of(pair.maya(), pair.course()));
  }

  private MeasureResponse begin() {
    return responses.begin(pair.maya(), MeasureResponseId.random(), due().getFirst());
  }

  private void answer(MeasureResponse response, String item, @Nullable Double value) {
    responses.answer(pair.maya(), response.id(), item, value);
  }

  private void agree() {
    plans.agree(pair.ana(), pair.course(), 0, new EscalationPlan.Terms(null, true, ""));
  }
}
