package org.attune.app.imports.internal;

import java.util.Map;
import org.attune.app.imports.Import.State;
import org.attune.app.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place where an import goes from state to state, in its caller's transaction. */
@Component
public class ImportTransitions {

  private final JdbcClient database;

  ImportTransitions(JdbcClient database) {
    this.database = database;
  }

  /**
   * Puts an import into its next state.
   *
   * @param columns what else is set, as SQL with the parameters of {@code values}
   * @return false where it was not, or no longer, in the state that it was thought to be in; nothing is changed then
   * @throws IllegalStateException where the one state may not follow the other
   */
  public boolean move(ImportId id, State from, State to, String columns, Map<String, ?> values) {
    if (!from.next().contains(to)) {
      throw new IllegalStateException("an import that is " + from.code() + " does not become " + to.code());
    }
    return database.sql("update import set state = :to, version = version + 1, " + columns + " where id = :id and state = :from")
        .params(values).param("to", to.code()).param("from", from.code()).param("id", id.value()).update() == 1;
  }
}
