package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.attune.app.AttuneTest;
import org.attune.app.RoundTrips;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked together is answered as if each were asked alone. */
@AttuneTest
class QueriesTests {

  @Autowired Queries queries;
  @Autowired TransactionTemplate transaction;

  @Test
  void statementsOfABatchAnswerInTheirOrderInOneRoundTrip() throws Exception {
    for (int i = 0; i < 12; i++) { // until the driver has prepared them
      int trips = transaction.execute(status -> {
        try {
          queries.answer(batch -> batch.sql("select 1").list((row, n) -> row.getInt(1))); // with BEGIN
          return RoundTrips.of(this::askThree);
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      });
      assertThat(trips).isEqualTo(1);
    }
  }

  private Void askThree() {
    var batch = new QueryBatch();
    var changed = new AtomicInteger(-1);
    Supplier<List<String>> words = batch.sql("select 'a; b' || :word union all select 'c' order by 1").param("word", "?")
        .list((row, n) -> row.getString(1));
    batch.sql("delete from attempt where count < :none").param("none", 0).update(changed::set);
    Supplier<List<OffsetDateTime>> moments = batch.sql("select :at + interval '1 day', 'a text' where :at > '1999-01-01'")
        .param("at", OffsetDateTime.of(2026, 7, 1, 0, 0, 0, 0, ZoneOffset.UTC)).list((row, n) -> row.getObject(1, OffsetDateTime.class));
    queries.run(batch);

    assertThat(words.get()).containsExactly("a; b?", "c");
    assertThat(changed).hasValue(0);
    assertThat(moments.get()).containsExactly(OffsetDateTime.of(2026, 7, 2, 0, 0, 0, 0, ZoneOffset.UTC));
    return null;
  }

  @Test
  void anAnswerIsThereOnceTheBatchHasRunAndNotWhereOneOfItsStatementsFails() {
    var batch = new QueryBatch();
    Supplier<List<Integer>> one = batch.sql("select 1").list((row, n) -> row.getInt(1));
    Supplier<List<Integer>> none = batch.sql("select 1 / 0").list((row, n) -> row.getInt(1));

    assertThatThrownBy(one::get).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queries.run(batch)).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(none::get).isInstanceOf(IllegalStateException.class);
  }
}
