package org.attune.app.space;

import java.util.function.Function;
import org.attune.app.encryption.FieldEncryption;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the {@link SealedRows} of the tables of parts. */
@Component
public class SealedTables {

  private final JdbcClient database;
  private final Spaces spaces;
  private final FieldEncryption encryption;
  private final JsonMapper json;

  SealedTables(JdbcClient database, Spaces spaces, FieldEncryption encryption, JsonMapper json) {
    this.database = database;
    this.spaces = spaces;
    this.encryption = encryption;
    this.json = json;
  }

  /** A table whose words are a record. */
  public <T> SealedRows<T> of(String table, String order, Class<T> type) {
    return new SealedRows<>(database, spaces, encryption, table, "id", order, json::writeValueAsString, text -> json.readValue(text, type));
  }

  /** A table whose words are one text. */
  public SealedRows<String> ofTexts(String table, String order) {
    return new SealedRows<>(database, spaces, encryption, table, "id", order, Function.identity(), Function.identity());
  }

  /** A table with one row for each space, which has the space's id; its words are a record. */
  public <T> SealedRows<T> ofOnePerSpace(String table, Class<T> type) {
    return new SealedRows<>(database, spaces, encryption, table, "space_id", "space_id", json::writeValueAsString,
        text -> json.readValue(text, type));
  }
}
