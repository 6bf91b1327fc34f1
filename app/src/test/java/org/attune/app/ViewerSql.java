package org.attune.app;

import java.util.HashSet;
import java.util.Set;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plain SQL as somebody, with no condition: what the database itself lets them see and do. */
@Component
public class ViewerSql {

  private final JdbcClient database;

  ViewerSql(JdbcClient database) {
    this.database = database;
  }

  /** How many rows there are for them in a table, or come from a function, which may change some. */
  @Transactional
  public long count(Viewer viewer, String from) {
    return database.sql("select count(*) from " + from).query(Long.class).single();
  }

  @Transactional
  public void change(Viewer viewer, String statement) {
    database.sql(statement).update();
  }

  /** A fingerprint of each row. */
  @Transactional(readOnly = true)
  public Set<String> rows(Viewer viewer, String table) {
    return new HashSet<>(database.sql("select md5(t::text) from \"" + table + "\" t").query(String.class).list());
  }
}
