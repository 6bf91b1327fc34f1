package org.attune.app.encryption;

import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.attune.app.database.KeyRotation;
import org.attune.app.database.MasterKey;

/**
 * The command line's {@code rotate-key}: a new master key. Each owner's key is wrapped by it, and has a new part under which
 * words are sealed from now on; what was sealed before opens as it did.
 */
public final class RotateKeyCommand {

  private static final int AT_ONCE = 500;

  private RotateKeyCommand() {}

  /** Whether these arguments ask for it. */
  public static boolean isAskedFor(String... args) {
    return args.length > 0 && args[0].equals("rotate-key");
  }

  /** The exit code: 0 done, 1 refused with a sentence. */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return KeyRotation.run(out, err, args, KeyedHash.purposes(), RotateKeyCommand::rewrap);
  }

  /** Wraps every key again, under a new master key. */
  public static void rewrap(Connection owner, MasterKey old, MasterKey next) throws SQLException {
    try (var lock = owner.createStatement()) {
      lock.execute("lock table words_key in exclusive mode");
    }
    try (PreparedStatement all = owner.prepareStatement("select owner_id, wrapped from words_key");
        PreparedStatement change = owner.prepareStatement("update words_key set wrapped = ? where owner_id = ?")) {
      all.setFetchSize(AT_ONCE);
      try (ResultSet rows = all.executeQuery()) {
        var before = new FieldEncryption.KeyWrapping(old);
        var after = new FieldEncryption.KeyWrapping(next);
        for (int i = 1; rows.next(); i++) {
          UUID id = rows.getObject("owner_id", UUID.class);
          change.setBytes(1, after.wrapRenewed(before.unwrap(rows.getBytes("wrapped"), id), id));
          change.setObject(2, id);
          change.addBatch();
          if (i % AT_ONCE == 0) {
            change.executeBatch();
          }
        }
      }
      change.executeBatch();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key does not open with the master key", e);
    }
  }
}
