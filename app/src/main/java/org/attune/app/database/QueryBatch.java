package org.attune.app.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Statements that need nothing of each other's results, for one round trip to the database. They run in their order, each as if
 * it were sent alone, in the transaction that {@link Queries#run} is called in and as its viewer.
 */
public final class QueryBatch {

  final List<Statement> statements = new ArrayList<>();

  /** Adds a statement with named parameters. */
  public Statement sql(String sql) {
    var statement = new Statement(sql);
    statements.add(statement);
    return statement;
  }

  /** One of the statements; it is asked for its rows, or for how many it changed. */
  public static final class Statement {
    final String sql;
    final Map<String, Object> values = new HashMap<>();
    private @Nullable ResultSetExtractor<?> reads;
    private @Nullable Object result;
    private int changed;
    private IntConsumer afterwards = count -> { };

    private Statement(String sql) {
      this.sql = sql;
    }

    /** A value, whose class says its type; moments are {@code OffsetDateTime}, for the driver sends a statement apart from the others where it has to ask for a type. */
    public Statement param(String name, Object value) {
      values.put(name, value);
      return this;
    }

    /** Its rows, to be had once the batch has run. */
    public <T> Supplier<List<T>> list(RowMapper<T> mapper) {
      return read(new RowMapperResultSetExtractor<>(mapper));
    }

    /** What is made of its rows, to be had once the batch has run. */
    @SuppressWarnings("unchecked") // what the extractor made
    public <T> Supplier<T> read(ResultSetExtractor<T> extractor) {
      reads = extractor;
      return () -> {
        if (result == null) {
          throw new IllegalStateException("the batch has not run");
        }
        return (T) result;
      };
    }

    /** Changes rows; says how many when the whole batch has run. */
    public void update(IntConsumer then) {
      afterwards = then;
    }

    void take(PreparedStatement from, boolean hasRows) throws SQLException {
      if (reads == null) {
        changed = from.getUpdateCount();
        return;
      }
      if (!hasRows) {
        throw new IllegalStateException("no rows of " + sql);
      }
      try (ResultSet rows = from.getResultSet()) {
        result = reads.extractData(rows);
      }
    }

    void ran() {
      if (reads == null) {
        afterwards.accept(changed);
      }
    }
  }
}
