package org.attune.app.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Writes down, once, which key the database was made with; of two first processes, the one with another key is refused. */
class KeyFingerprintCallback extends BaseCallback {

  private final MasterKey key;

  KeyFingerprintCallback(MasterKey key) {
    this.key = key;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public void handle(Event event, Context context) {
    try (PreparedStatement insert = context.getConnection().prepareStatement(
            "insert into installation (master_key_fingerprint) values (?) on conflict do nothing");
        Statement select = context.getConnection().createStatement()) {
      insert.setBytes(1, key.fingerprint());
      insert.execute();
      var rows = select.executeQuery("select master_key_fingerprint from installation");
      if (!rows.next() || !Arrays.equals(rows.getBytes(1), key.fingerprint())) {
        throw MasterKey.wrongKey();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
