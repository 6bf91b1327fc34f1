package org.attune.app.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.imports.Import;
import org.attune.app.imports.Import.State;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where an import may go from where it is. */
@AttuneTest
class ImportTransitionsTests {

  @Autowired ApplicationContext application;

  @Test
  void eachStateIsFollowedByThoseOfTheTableAlone() {
    assertThat(Arrays.stream(State.values()).collect(Collectors.toMap(State::code,
        state -> state.next().stream().map(State::code).sorted().collect(Collectors.joining(", ")))))
        .containsOnly(
            Map.entry("staged", "waiting"),
            Map.entry("waiting", "done, refused, staged"),
            Map.entry("done", "undoing"),
            Map.entry("undoing", "done, undone"),
            Map.entry("refused", ""),
            Map.entry("undone", ""));
  }

  @Test
  void whatIsNotInTheTableIsRefusedAndChangesNothing() {
    Staged file = staged();
    assertThatThrownBy(() -> transitions().move(file.id(), State.STAGED, State.DONE, "scores = 5", Map.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file.now()).isEqualTo(file.before());
  }

  @Test
  void whatIsNoLongerWhereItWasThoughtToBeStays() {
    Staged file = staged();
    assertThat(transitions().move(file.id(), State.WAITING, State.DONE, "scores = 5", Map.of())).isFalse();
    assertThat(file.now()).isEqualTo(file.before());
  }

  @Test
  void anAllowedStepIsTakenOnceWithAllThatBelongsToIt() {
    Staged file = staged();
    assertThat(transitions().move(file.id(), State.STAGED, State.WAITING, "todo = :todo", Map.of("todo", 7))).isTrue();
    assertThat(transitions().move(file.id(), State.STAGED, State.WAITING, "todo = :todo", Map.of("todo", 8))).isFalse();
    assertThat(file.now()).extracting(Import::state, i -> i.progress().total(), Import::version)
        .containsExactly(State.WAITING, 7, file.before().version() + 1);
  }

  private record Staged(Imports imports, TestPractice practice, ImportId id, Import before) {
    Import now() {
      return imports.find(practice.therapist(), id).orElseThrow();
    }
  }

  private Staged staged() {
    TestPractice practice = TestPractice.named(application, "P" + UUID.randomUUID().toString().substring(0, 8));
    Imports imports = application.getBean(Imports.class);
    ImportId id = ImportId.random();
    imports.stage(practice.therapist(), id, null, "client,date,mood\nNoor,2026-01-05,30\n".getBytes(StandardCharsets.UTF_8));
    return new Staged(imports, practice, id, imports.find(practice.therapist(), id).orElseThrow());
  }

  /** As the owner of the database, who sees every row. */
  private ImportTransitions transitions() {
    return new ImportTransitions(application.getBean(TestDatabase.class).asOwner());
  }
}
