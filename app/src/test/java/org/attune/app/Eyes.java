package org.attune.app;

import java.util.HashSet;
import java.util.Set;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a whole table as somebody, with no condition: what the database itself lets them see. */
@Component
public class Eyes {

  private final JdbcClient database;

  Eyes(JdbcClient database) {
    this.database = database;
  }

  /** A fingerprint of each row. */
  @Transactional(readOnly = true)
  public Set<String> rows(Viewer viewer, String table) {
    return new HashSet<>(database.sql("select md5(t::text) from \"" + table + "\" t").query(String.class).list());
  }
}
