package org.attune.app.space;

import java.util.ArrayList;
import java.util.List;
import org.attune.app.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds of a space, as its owner sees it: its person, who erased it, sees nothing of it in any case. */
public final class SpaceRows {

  private SpaceRows() {}

  /** The tables with rows of it; {@code words_key} where its key is there, or that of a trust that is gone. */
  public static List<String> of(SpaceId space, TestDatabase database) {
    JdbcClient owner = database.asOwner();
    var tables = new ArrayList<String>();
    owner.sql("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'space_id'")
        .query(row -> {
          tables.add(row.getString(1));
        });
    tables.removeIf(table -> !isTrue(owner, "select exists (select from \"" + table + "\" where space_id = :space)", space));
    if (isTrue(owner, """
        select exists (select from words_key where owner_kind = 'space' and owner_id = :space
          or owner_kind = 'trust' and owner_id not in (select id from trust))""", space)) {
      tables.add("words_key");
    }
    return tables;
  }

  private static boolean isTrue(JdbcClient owner, String question, SpaceId space) {
    return owner.sql(question).param("space", space.value()).query(Boolean.class).single();
  }
}
