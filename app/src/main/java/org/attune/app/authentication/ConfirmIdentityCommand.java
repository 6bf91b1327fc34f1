package org.attune.app.authentication;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.attune.app.database.OwnerConnection;
import org.jspecify.annotations.Nullable;

/**
 * The command line's {@code confirm NAME}: the operator says that somebody is who they are, where nobody
 * else can, as in a practice of one. Opens what is closed to them and turns their second step off; they can read that.
 */
public final class ConfirmIdentityCommand {

  private ConfirmIdentityCommand() {}

  /** Whether these arguments ask for it. */
  public static boolean isAskedFor(String... args) {
    return args.length > 0 && args[0].equals("confirm");
  }

  /** The exit code: 0 done, 1 refused with a sentence, 2 asked wrongly. */
  public static int run(PrintStream out, PrintStream err, String... args) {
    List<String> words = Arrays.stream(args).filter(a -> !a.startsWith("--")).toList();
    if (words.size() != 2) {
      err.println("attune: confirm needs one sign-in name");
      return 2;
    }
    return OwnerConnection.run(err, args, owner -> {
      UUID person = named(owner, words.get(1));
      if (person == null) {
        err.println("attune: nobody signs in by this name.");
        return 1;
      }
      change(owner, "update person set words_closed_at = null, vouched_by = null where id = ?", person);
      change(owner, "delete from second_step where person_id = ?", person);
      change(owner, "update confirmation set ended_at = ?, code_hash = null where person_id = ? and ended_at is null",
          Timestamp.from(Instant.now()), person);
      change(owner, "insert into sign_in_change (id, person_id, what, at) values (?, ?, 'confirmed-by-operator', ?)",
          UUID.randomUUID(), person, Timestamp.from(Instant.now()));
      out.println("What is written is open to them, and their second step is off. Under “What changed” they can read this.");
      return 0;
    });
  }

  private static @Nullable UUID named(Connection owner, String name) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement("select person_id from sign_in_credentials(?)")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getObject(1, UUID.class) : null;
      }
    }
  }

  private static void change(Connection owner, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
