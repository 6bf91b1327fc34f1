package org.attune.app.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query as PostgreSQL writes it, answered from who mentions each of its terms. */
class KeywordQueryTests {

  private static final Map<String, int[]> MENTIONING = Map.of("grief", new int[] {1, 2, 3}, "dad", new int[] {2}, "father", new int[] {3, 4},
      "\"early parenthood\"", new int[] {5}, "o'clock", new int[] {6}, "back\\slash", new int[] {7});

  @ParameterizedTest
  @CsvSource(quoteCharacter = '~', value = {
    "'grief', ~{1, 2, 3}~", "'nobody', {}", "'grief' & 'dad', {2}", "'dad' | 'father', ~{2, 3, 4}~",
    "'dad' | 'grief' & 'father', ~{2, 3}~", "'grief' & ( 'dad' | 'father' ), ~{2, 3}~",
    "( 'grief' | ( 'dad' & 'father' ) ) & 'father', {3}", "'\"early parenthood\"' | 'dad', ~{2, 5}~", "'o''clock', {6}", "'back\\\\slash', {7}"})
  void whoMentionsItAnswers(String query, String positions) {
    assertThat(KeywordQuery.answer(query, KeywordQueryTests::mentioning)).hasToString(positions);
  }

  @Test
  void nobodyMentionsNothing() {
    assertThat(KeywordQuery.answer("", KeywordQueryTests::mentioning).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a' <-> 'b'", "!'a'", "'a':*", "'a' &", "( 'a'", "'a' )", "'a' 'b'", "grief"})
  void anOperatorThatIsNotExpectedIsABug(String query) {
    assertThatThrownBy(() -> KeywordQuery.answer(query, KeywordQueryTests::mentioning)).isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(query);
  }

  private static BitSet mentioning(String term) {
    var people = new BitSet();
    for (int position : MENTIONING.getOrDefault(term, new int[0])) {
      people.set(position);
    }
    return people;
  }
}
