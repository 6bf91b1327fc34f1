package org.attune.app.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Statements whose times are noted while a request is on this thread: their text, which has marks in place of values. */
@Component
public class TimedJdbcTemplate extends JdbcTemplate {

  /** @param nanos from asking to the last row */
  public record TimedStatement(String statement, long nanos) {}

  private final ThreadLocal<@Nullable List<TimedStatement>> noted = new ThreadLocal<>();

  TimedJdbcTemplate(DataSource dataSource) {
    super(dataSource);
  }

  /** Statements with named parameters: each is taken apart once, which needs room for all of them. */
  @Bean
  static NamedParameterJdbcTemplate named(TimedJdbcTemplate statements) {
    var named = new NamedParameterJdbcTemplate(statements);
    named.setCacheLimit(1024);
    return named;
  }

  public void startRecording() {
    noted.set(new ArrayList<>());
  }

  public List<TimedStatement> stopRecording() {
    List<TimedStatement> all = Objects.requireNonNullElse(noted.get(), List.of());
    noted.remove();
    return all;
  }

  @Override
  public <T extends @Nullable Object> T query(PreparedStatementCreator statement, @Nullable PreparedStatementSetter values,
      ResultSetExtractor<T> rows) {
    long begun = System.nanoTime();
    try {
      return super.query(statement, values, rows);
    } finally {
      note(statement, begun);
    }
  }

  @Override
  protected int update(PreparedStatementCreator statement, @Nullable PreparedStatementSetter values) {
    long begun = System.nanoTime();
    try {
      return super.update(statement, values);
    } finally {
      note(statement, begun);
    }
  }

  /** Several statements in one text. */
  void run(String text, PreparedStatementCallback<?> callback) {
    var statement = new PreparedStatementCreatorFactory(text).newPreparedStatementCreator(List.of());
    long begun = System.nanoTime();
    try {
      execute(statement, callback);
    } finally {
      note(statement, begun);
    }
  }

  private void note(PreparedStatementCreator statement, long begun) {
    List<TimedStatement> all = noted.get();
    if (all != null && statement instanceof SqlProvider known && known.getSql() != null) {
      all.add(new TimedStatement(known.getSql(), System.nanoTime() - begun));
    }
  }
}
