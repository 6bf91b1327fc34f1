package org.attune.app.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.attune.app.database.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is sealed in a database, opened by the binding as it is written here, and by none of the application's constants. */
public final class SealedEntries {

  private final JdbcClient rows;
  /** The keys of owners, by their ids. */
  private final Map<UUID, Aead> keys = new HashMap<>();

  public SealedEntries(JdbcClient rows, MasterKey master) throws GeneralSecurityException {
    this.rows = rows;
    var wrapping = new FieldEncryption.KeyWrapping(master);
    var wrapped = rows.sql("select owner_id, wrapped from words_key").query((row, i) ->
        Map.entry(row.getObject("owner_id", UUID.class), row.getBytes("wrapped"))).list();
    for (Map.Entry<UUID, byte[]> key : wrapped) {
      keys.put(key.getKey(), wrapping.unwrap(key.getValue(), key.getKey()).getPrimitive(RegistryConfiguration.get(), Aead.class));
    }
  }

  /** The columns that hold what is sealed, as table.column. */
  public TreeSet<String> columns() {
    return new TreeSet<>(rows.sql("""
        select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea' and column_name in ('sealed', 'said', 'words', 'secret')
        """).query(String.class).list());
  }

  /** All entries of a column. */
  public List<Sealed> of(String column) {
    String table = column.replaceFirst("\\..*", "");
    String of = column.replaceFirst(".*\\.", "");
    return rows.sql("select *, ctid as row_here from " + table + " where " + of + " is not null").query((row, i) -> {
      var ids = new ArrayList<UUID>();
      for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
        if (row.getObject(c) instanceof UUID id) {
          ids.add(id);
        }
      }
      return sealed(column, Objects.requireNonNull(row.getString("row_here")), ids, row.getBytes(of));
    }).list();
  }

  /** One that lies elsewhere. */
  Sealed sealed(String column, String place, List<UUID> ids, byte[] bytes) {
    return new Sealed(column, place, ids, bytes);
  }

  /** Something sealed, with all ids that its row has. */
  public final class Sealed {
    private final String column;
    private final String place;
    private final List<UUID> ids;
    private final byte[] bytes;

    private Sealed(String column, String place, List<UUID> ids, byte[] bytes) {
      this.column = column;
      this.place = place;
      this.ids = ids;
      this.bytes = bytes;
    }

    /** With each owner's key and each of the row's ids that opens it under this label. */
    public List<Decrypted> openedBy(String label) {
      var opened = new ArrayList<Decrypted>();
      keys.forEach((owner, key) -> ids.stream().distinct().forEach(id -> {
        byte[] binding = (label + "|" + id + "|" + owner).getBytes(StandardCharsets.UTF_8);
        try {
          opened.add(new Decrypted(label, key, binding, new String(key.decrypt(bytes, binding), StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
          // not by these
        }
      }));
      return opened;
    }

    /** In its place. */
    void put(byte[] sealed) {
      String[] of = column.split("\\.");
      rows.sql("update " + of[0] + " set " + of[1] + " = :sealed where ctid = cast(:place as tid)")
          .param("sealed", sealed).param("place", place).update();
    }
  }

  /** What was opened, and by what. */
  public record Decrypted(String label, Aead key, byte[] binding, String text) {

    byte[] resealed(String text) {
      try {
        return key.encrypt(text.getBytes(StandardCharsets.UTF_8), binding);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
