package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.alliance.Pairs;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One entry is read without opening the others: each test spoils the sealed words of one entry, so that whatever opens all of them
 * fails, and reads another.
 */
@AttuneTest
class SealedRowsTests {

  @Autowired Pairs pairs;
  @Autowired TestDatabase test;
  @Autowired Moments moments;

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

  private MomentId moment(String kind) {
    MomentId id = MomentId.random();
    moments.keep(maya, id, new Moment.Words(List.of(), "", List.of(), "", List.of(), "", kind));
    return id;
  }

  private void spoil(String table, UUID id) {
    assertThat(test.asOwner().sql("update " + table + " set words = reverse(words) where id = :id").param("id", id).update()).isOne();
  }
}
