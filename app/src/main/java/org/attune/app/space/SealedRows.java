package org.attune.app.space;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one table of a part: an id, the space, the words, and columns that are not sealed. The words are sealed under the
 * space's key and bound to the table's name and the row. {@code version} counts how often they were changed, where the table has it.
 * Whatever changes a row is noted ({@link Spaces#update}).
 *
 * <p>To be used within a transaction of the viewer's.
 *
 * @param <T> what the words are
 */
public final class SealedRows<T> {

  private final JdbcClient database;
  private final Spaces spaces;
  private final FieldEncryption encryption;
  private final String table;
  private final String key;
  private final String order;
  private final Function<T, String> written;
  private final Function<String, T> read;

  SealedRows(JdbcClient database, Spaces spaces, FieldEncryption encryption, String table, String key, String order,
      Function<T, String> written,
      Function<String, T> read) {
    this.database = database;
    this.spaces = spaces;
    this.encryption = encryption;
    this.table = table;
    this.key = key;
    this.order = order;
    this.written = written;
    this.read = read;
  }

  /** A column that is not sealed, and its value. */
  public record Column(String name, @Nullable Object value) {

    public static Column column(String name, @Nullable Object value) {
      return new Column(name, value instanceof Instant at ? Timestamp.from(at) : value);
    }
  }

  /** A row, opened. */
  public record Row<T>(UUID id, T words, Map<String, ? extends @Nullable Object> columns) {

    public int version() {
      return get("version", Integer.class);
    }

    /** A column that is never null. */
    public <C> C get(String column, Class<C> type) {
      return Objects.requireNonNull(find(column, type), column);
    }

    /** A column that may be null. */
    public <C> @Nullable C find(String column, Class<C> type) {
      Object value = columns.get(column);
      return type.cast(switch (value) {
        case Timestamp at -> at.toInstant();
        case Date on -> on.toLocalDate();
        case null, default -> value;
      });
    }
  }

  /** All rows, in the table's order. */
  public List<Row<T>> all(Viewer.Oneself viewer) {
    return where(viewer, "true");
  }

  /** The rows for which a condition holds, such as {@code given_at is not null}; no others are opened. */
  public List<Row<T>> where(Viewer.Oneself viewer, String condition, Column... values) {
    SpaceId space = spaces.of(viewer);
    var rows = database.sql("select * from %s where %s order by %s".formatted(table, condition, order))
        .params(parameters(values)).query().listOfRows();
    var sealed = new HashMap<UUID, byte[]>();
    for (Map<String, ? extends @Nullable Object> row : rows) {
      if (row.get("words") instanceof byte[] here) {
        sealed.put(id(row), here);
      }
    }
    Map<UUID, String> open = encryption.openAll(viewer, space.key(), table, sealed);
    return rows.stream().map(row -> new Row<>(id(row), read.apply(open.getOrDefault(id(row), "")), row)).toList();
  }

  /**
   * One row; no other is opened.
   *
   * @throws NotFound where it is not there
   */
  public Row<T> get(Viewer.Oneself viewer, UUID id) {
    return find(viewer, id).orElseThrow(NotFound::new);
  }

  /** One row, if it is there; no other is opened. */
  public Optional<Row<T>> find(Viewer.Oneself viewer, UUID id) {
    return where(viewer, key + " = :id", Column.column("id", id)).stream().findFirst();
  }

  /**
   * Adds a row; the same id again changes nothing.
   *
   * @param said what is sealed, or null for nothing: it is read as an empty text
   * @return whether it is new
   */
  public boolean add(Viewer.Oneself viewer, UUID id, @Nullable T said, Column... columns) {
    Map<String, @Nullable Object> all = parameters(columns);
    all.put("space_id", spaces.of(viewer).value());
    all.put(key, id);
    all.put("words", said == null ? null : seal(viewer, id, said));
    return spaces.update(viewer, "insert into %s (%s) values (%s) on conflict (%s) do nothing".formatted(table,
        String.join(", ", all.keySet()), all.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", ")), key), all) == 1;
  }

  /**
   * Changes a row from the version that was read.
   *
   * @throws NotFound where it is not there
   * @throws Conflict where it was changed meanwhile
   */
  public void change(Viewer.Oneself viewer, UUID id, int version, T said, Column... columns) {
    Map<String, @Nullable Object> all = parameters(columns);
    all.put("words", seal(viewer, id, said));
    String sql = "update %s set %s, version = version + 1 where %s = :key and version = :version".formatted(table, assigned(all), key);
    all.put("key", id);
    all.put("version", version);
    if (spaces.update(viewer, sql, all) == 0) {
      if (exists(viewer, id)) {
        throw new Conflict();
      }
      throw new NotFound();
    }
  }

  /** Changes the words of a row of a table without versions. */
  public void change(Viewer.Oneself viewer, UUID id, T said) {
    set(viewer, id, Column.column("words", seal(viewer, id, said)));
  }

  /**
   * Changes columns that are not sealed; it makes no other version.
   *
   * @throws NotFound where the row is not there
   */
  public void set(Viewer.Oneself viewer, UUID id, Column... columns) {
    Map<String, @Nullable Object> all = parameters(columns);
    String sql = "update %s set %s where %s = :key".formatted(table, assigned(all), key);
    all.put("key", id);
    found(spaces.update(viewer, sql, all));
  }

  /**
   * Deletes a row, at once and for good.
   *
   * @param of what it belongs to
   * @throws NotFound where it is not there, or not of that
   */
  public void delete(Viewer.Oneself viewer, UUID id, Column... of) {
    Map<String, @Nullable Object> all = parameters(of);
    all.put(key, id);
    found(spaces.update(viewer, "delete from %s where %s".formatted(table,
        all.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(" and "))), all));
  }

  public boolean exists(Viewer.Oneself viewer, UUID id) {
    return database.sql("select exists (select from %s where %s = :id)".formatted(table, key)).param("id", id).query(Boolean.class).single();
  }

  private byte[] seal(Viewer.Oneself viewer, UUID id, T said) {
    return encryption.seal(viewer, spaces.of(viewer).key(), table, id, written.apply(said));
  }

  private UUID id(Map<String, ? extends @Nullable Object> row) {
    return (UUID) Objects.requireNonNull(row.get(key));
  }

  private static String assigned(Map<String, ?> columns) {
    return columns.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
  }

  private static Map<String, @Nullable Object> parameters(Column... columns) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    Arrays.stream(columns).forEach(column -> all.put(column.name(), column.value()));
    return all;
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw new NotFound();
    }
  }
}
