package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.app.directory.SampleProfiles.named;

import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is typed finds those who mean it: in other forms, with other accents, in other words, and typed wrongly. */
@AttuneTest
class SearchWordsTests {

  @Autowired ApplicationContext application;
  @Autowired ProfileSearch matches;

  private PublishedProfiles profiles;
  private PracticeId practice;

  @BeforeEach
  void nobodyElseIsPublic() {
    profiles = new PublishedProfiles(application);
    profiles.clear();
    practice = TestPractice.named(application, "S" + UUID.randomUUID().toString().substring(0, 8)).therapist().practice();
    profiles.publish(practice, named("Birth").saying("I work with postnatal worries, and in the first year.").with("early-parenthood"));
    profiles.publish(practice, named("Night").saying("People come to me with insomnia and restlessness."));
    profiles.publish(practice, named("Loss").saying("Trauer und Ängste. Después de una pérdida también.").with("grief"));
    profiles.publish(practice, named("Café").saying("Many of those I see work in kitchens."));
    profiles.publish(practice, named("Nobody").saying("I listen."));
  }

  @ParameterizedTest
  @CsvSource({
    "new baby, Birth", "early parenthood, Birth", "newborn, Birth", "postnatal, Birth", "worrying, Birth",
    "no sleep, Night", "insomnia, Night", "Insomnia!, Night",
    "Angste, Loss", "ängste, Loss", "perdida, Loss", "pérdida, Loss", "bereavement, Loss", "my dad died, Loss", "trauer, Loss",
    "cafe, Café", "CAFÉ, Café", "kitchen, Café"})
  void aTopicFindsWhoMeansIt(String words, String name) {
    assertThat(mentioning(words)).as(words).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({"insomina, insomnia, Night", "postnatel, postnatal, Birth", "parenthod, parenthood, Birth", "newbron, newborn, Birth",
      "kichens, kitchens, Café", "restlesness, restlessness, Night"})
  void aTypingErrorIsMendedAndSaid(String typed, String read, String name) {
    assertThat(mentioning(typed)).as(typed).containsExactly(name);
    assertThat(find(typed).result().readings()).containsExactly(new SearchResult.Reading(typed, read));
  }

  @Test
  void whatSomebodyMentionsIsNotMended() {
    profiles.publish(practice, named("Insomina").saying("I’m called that."));
    assertThat(mentioning("insomina")).containsExactly("Insomina");
    assertThat(find("insomina").result().readings()).isEmpty();
  }

  @Test
  void ofASentenceThoseWhoMentionAPartComeFirst() {
    assertThat(mentioning("since spring I lie awake with restlessness and nobody knows it")).contains("Night");
    FitToSearch night = find("since spring I lie awake with restlessness").result().bands().getFirst().people().getFirst();
    assertThat(night.profile().content().name()).isEqualTo("Night");
    assertThat(night.reasons()).containsExactly(new FitReason(true, "mentions-part", "since spring i lie awake with restlessness"));
  }

  @Test
  void nobodyIsFoundByWhatTheyDoNotWorkWith() {
    // everybody here says "not with gambling"
    assertThat(mentioning("gambling")).isEmpty();
    assertThat(find("gambling").result().fitting()).isEqualTo(5);
  }

  @Test
  void wordsOfTheQueryLanguageAreWords() {
    for (String words : List.of("'; drop table profile; --", "a & | ! ( ) : * <->", "\\", "\"", "'", "%_", "a:b:c", "😀", "\u202eabc", "()", "!!", "the")) {
      assertThat(find(words).result().fitting()).as(words).isEqualTo(5);
    }
  }

  @Test
  void nothingOfWhatIsNotPublicAnyMoreIsSearchedOrComparedWith() {
    String slug = profiles.publish(practice, named("Secret").saying("Xylophonists and their worries."));
    assertThat(mentioning("xylophonists")).containsExactly("Secret");
    profiles.unpublish(slug);
    assertThat(mentioning("xylophonists")).isEmpty();
    assertThat(find("xylophonistz").result().readings()).isEmpty();
    JdbcClient owner = application.getBean(TestDatabase.class).asOwner();
    assertThat(owner.sql("select count(*) from attune_search.word where word like 'xyloph%'").query(Long.class).single()).isZero();
    assertThat(owner.sql("select count(*) from attune_search.document where 'xylophonists' = any (words)").query(Long.class).single())
        .isZero();
  }

  @Test
  void aDraftIsNotSearched() {
    String slug = profiles.publish(practice, named("Draft").saying("Public words."));
    application.getBean(TestDatabase.class).asOwner().sql("""
        insert into profile_version (id, profile_id, number, content, written_at)
        select gen_random_uuid(), profile_id, 2, jsonb_set(content, '{words,people}', '"Zeppelins"'), now() from profile_version
        where profile_id = (select profile_id from profile_slug where slug = :slug)""").param("slug", slug).update();
    assertThat(mentioning("zeppelins")).isEmpty();
    assertThat(mentioning("public")).containsExactly("Draft");
  }

  private List<String> mentioning(String words) {
    return find(words).result().bands().stream().flatMap(band -> band.people().stream())
        .filter(fit -> fit.reasons().stream().anyMatch(reason -> reason.kind().startsWith("mentions")))
        .map(fit -> fit.profile().content().name()).toList();
  }

  private ProfileSearch.Match find(String words) {
    return matches.find(new Viewer.Visitor(), new SearchQuery(words, SearchFilters.NONE, new TherapyStyle(0, 0, 0, 0)), 1, 20);
  }
}
