package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.Ease;
import org.attune.app.database.TestDatabase;
import org.attune.app.discomfort.HarmSign;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.Rung;
import org.attune.app.ladder.RungId;
import org.attune.app.letters.Letter;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.attune.app.rhythm.Contact;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One entry is read without opening the others: each test spoils the sealed words of one entry, so that whatever opens all of them
 * fails, and reads another.
 */
@AttuneTest
class SealedRowsTests {

  @Autowired AllianceFixtures pairs;
  @Autowired TestDatabase test;
  @Autowired Circle circle;
  @Autowired Ladders ladders;
  @Autowired Letters letters;
  @Autowired Moments moments;
  @Autowired SocialPlans outings;
  @Autowired ReadyMessages messages;
  @Autowired ContactFrequencies rhythms;
  @Autowired ScaryMoments scary;

  private Viewer.Oneself maya;

  @BeforeEach
  void mayaHasASpace() {
    maya = pairs.mayaAndAna().client();
  }

  @Test
  void aMoment() {
    MomentId one = moment("A long week.");
    spoil("moment", moment("Rest.").value());
    assertThat(moments.get(maya, one).words().kind()).isEqualTo("A long week.");
    assertThatIllegalStateException().isThrownBy(() -> moments.all(maya));
  }

  @Test
  void aLetter() {
    LetterId one = letter("Dear you");
    spoil("letter", letter("Dear me").value());
    assertThat(letters.get(maya, one).text()).isEqualTo("Dear you");
    assertThatIllegalStateException().isThrownBy(() -> letters.all(maya));
    letters.markGiven(maya, one);
    assertThat(letters.givenLetters(maya)).extracting(Letter::text).containsExactly("Dear you");
  }

  @Test
  void anOuting() {
    SocialPlanId one = outing("Tom");
    spoil("outing", outing("Lou").value());
    assertThat(outings.get(maya, one).details().with()).isEqualTo("Tom");
    assertThatIllegalStateException().isThrownBy(() -> outings.all(maya));
  }

  @Test
  void aScaryMoment() {
    ScaryMomentId one = scaryMoment(Set.of(HarmSign.FEAR));
    spoil("scary_moment", scaryMoment(Set.of()).value());
    assertThat(scary.get(maya, one).signs()).containsExactly(HarmSign.FEAR);
    assertThatIllegalStateException().isThrownBy(() -> scary.all(maya));
  }

  @Test
  void aReadyMessage() {
    UUID one = readyMessage("Tom");
    spoil("ready_message", readyMessage("Lou"));
    assertThat(messages.get(maya, one).words().name()).isEqualTo("Tom");
    assertThatIllegalStateException().isThrownBy(() -> messages.all(maya));
  }

  @Test
  void aPersonOfTheCircleAndContactsWithThem() {
    ConnectionId one = person("Tom");
    circle.recordEase(maya, UUID.randomUUID(), one, 5, "He laughed.");
    rhythms.recordContact(maya, UUID.randomUUID(), one, LocalDate.of(2026, 1, 5), "We walked.");
    ConnectionId other = person("Lou");
    UUID ease = UUID.randomUUID();
    circle.recordEase(maya, ease, other, 2, "She was late.");
    UUID contact = UUID.randomUUID();
    rhythms.recordContact(maya, contact, other, LocalDate.of(2026, 1, 6), "We called.");
    spoil("contact_made", contact);
    assertThat(rhythms.get(maya, one, ZoneOffset.UTC).contacts()).extracting(Contact::words).containsExactly("We walked.");
    spoil("ease", ease);
    spoil("connection", other.value());
    assertThat(circle.get(maya, one).currentEase()).map(Ease::words).contains("He laughed.");
    assertThatIllegalStateException().isThrownBy(() -> circle.all(maya));
  }

  @Test
  void aLadder() {
    LadderId one = ladder("Say hello.");
    UUID rung = UUID.randomUUID();
    ladders.addRung(maya, new RungId(rung), ladder("Wave."), "Call.");
    spoil("rung", rung);
    assertThat(ladders.get(maya, one).rungs()).extracting(Rung::words).containsExactly("Say hello.");
    assertThatIllegalStateException().isThrownBy(() -> ladders.all(maya));
  }

  private LetterId letter(String text) {
    LetterId id = LetterId.random();
    letters.add(maya, id, "", text);
    return id;
  }

  private SocialPlanId outing(String with) {
    SocialPlanId id = SocialPlanId.random();
    outings.add(maya, id, new SocialPlanDetails(with, SocialPlanDetails.Kind.WALK, "", "", null, null, ZoneOffset.UTC));
    return id;
  }

  private ScaryMomentId scaryMoment(Set<HarmSign> signs) {
    ScaryMomentId id = ScaryMomentId.random();
    scary.begin(maya, id, null, signs);
    return id;
  }

  private UUID readyMessage(String name) {
    UUID id = UUID.randomUUID();
    messages.add(maya, id, new ReadyMessage.Content(name, "+44 20 7946 0000", "Can you talk?"));
    return id;
  }

  private ConnectionId person(String name) {
    ConnectionId id = ConnectionId.random();
    circle.add(maya, id, name, "");
    return id;
  }

  private LadderId ladder(String rung) {
    LadderId id = LadderId.random();
    ladders.begin(maya, id, null, "", false);
    ladders.addRung(maya, RungId.random(), id, rung);
    return id;
  }

  private MomentId moment(String kind) {
    MomentId id = MomentId.random();
    moments.keep(maya, id, new Moment.Content(List.of(), "", List.of(), "", List.of(), "", kind));
    return id;
  }

  private void spoil(String table, UUID id) {
    assertThat(test.asOwner().sql("update " + table + " set words = reverse(words) where id = :id").param("id", id).update()).isOne();
  }
}
