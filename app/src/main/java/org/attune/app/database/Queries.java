package org.attune.app.database;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Sends the statements of a batch in one round trip. The driver takes them as one text, divided by semicolons, prepares each of
 * them for itself, and asks for all answers at once.
 */
@Component
public class Queries {

  private static final String NEXT = ";\n";

  private final TimedJdbcTemplate statements;
  private final ConcurrentLruCache<String, ParsedSql> parsed = new ConcurrentLruCache<>(256, NamedParameterUtils::parseSqlStatement);
  private final ConcurrentLruCache<List<String>, String> texts = new ConcurrentLruCache<>(64, this::text);

  Queries(TimedJdbcTemplate statements) {
    this.statements = statements;
  }

  /** Asks something alone that others ask together with more. */
  public <T> T answer(Function<QueryBatch, Supplier<T>> question) {
    var batch = new QueryBatch();
    Supplier<T> answer = question.apply(batch);
    run(batch);
    return answer.get();
  }

  /** Runs a batch, once; where one statement fails, it fails, and those after that one don't run. */
  public void run(QueryBatch batch) {
    String text = texts.get(batch.statements.stream().map(s -> s.sql).toList());
    statements.run(text, prepared -> {
      int at = 1;
      for (QueryBatch.Statement statement : batch.statements) {
        for (Object value : NamedParameterUtils.buildValueArray(parsed.get(statement.sql), new MapSqlParameterSource(statement.values), null)) {
          StatementCreatorUtils.setParameterValue(prepared, at++, SqlTypeValue.TYPE_UNKNOWN, value);
        }
      }
      boolean hasRows = prepared.execute();
      for (QueryBatch.Statement statement : batch.statements) {
        statement.take(prepared, hasRows);
        hasRows = prepared.getMoreResults();
      }
      return null;
    });
    batch.statements.forEach(QueryBatch.Statement::ran);
  }

  private String text(List<String> statements) {
    return statements.stream().map(sql -> NamedParameterUtils.substituteNamedParameters(parsed.get(sql), null))
        .collect(Collectors.joining(NEXT));
  }
}
