package org.attune.app.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.MasterKey;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.internal.TransactionScoped;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonKeys;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals private words before they reach the database, and opens them for those who may read: AES-256-GCM under the
 * owner's key, bound to table, row and owner, so that a sealed text moved elsewhere no longer opens. The owner's key
 * lies in the database, wrapped by the master key; erasing it makes the words unreadable for good.
 */
@Service
public class FieldEncryption implements PersonKeys {

  private static final String KEY = "select wrapped from words_key where owner_id = :id";

  private final JdbcClient database;
  private final KeyWrapping wrapping;
  private final TransactionScoped<Map<KeyCacheEntry, Aead>> held = new TransactionScoped<>(HashMap::new);
  private final TransactionScoped<Map<KeyCacheEntry, Supplier<List<byte[]>>>> asked = new TransactionScoped<>(HashMap::new);

  FieldEncryption(JdbcClient database, MasterKey masterKey) throws GeneralSecurityException {
    this.database = database;
    this.wrapping = new KeyWrapping(masterKey);
  }

  /** Makes the owner's key; once. */
  @Transactional
  public void createKey(Viewer viewer, KeyOwner owner) {
    database.sql("insert into words_key (owner_id, owner_kind, wrapped) values (:id, :kind, :wrapped)")
        .param("id", owner.id()).param("kind", owner.kind())
        .param("wrapped", newKey(owner)).update();
  }

  @Override
  @Transactional
  public void createKey(Viewer.Oneself viewer) {
    createKey(viewer, new KeyOwner.OfPerson(viewer.person()));
  }

  @Override
  @Transactional
  public List<byte[]> newKeys(Viewer.Job viewer, List<PersonId> people) {
    return people.stream().map(person -> newKey(new KeyOwner.OfPerson(person))).toList();
  }

  @Override
  @Transactional
  public void eraseKeys(Viewer.Oneself viewer) {
    database.sql("delete from words_key where owner_id = :id or owner_id in (select courses_open_to('client'))")
        .param("id", viewer.person().value()).update();
  }

  /** Makes the keys of many courses that are nobody's yet, in one statement. */
  @Transactional
  public void createCourseKeys(Viewer.Job viewer, Collection<CourseId> courses) {
    database.sql("""
            insert into words_key (owner_id, owner_kind, wrapped)
            select k.id, 'course', k.wrapped from unnest(:ids::uuid[], :keys::bytea[]) as k (id, wrapped)
            """)
        .param("ids", courses.stream().map(CourseId::value).toArray(UUID[]::new))
        .param("keys", courses.stream().map(c -> newKey(new KeyOwner.OfCourse(c))).toArray(byte[][]::new)).update();
  }

  /** A key for its owner, wrapped by the master key. */
  private byte[] newKey(KeyOwner owner) {
    try {
      return wrapping.wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), owner.id());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words as they may lie in {@code table}, at {@code row}. */
  @Transactional
  public byte[] seal(Viewer viewer, KeyOwner owner, String table, UUID row, String words) {
    try {
      return key(owner).encrypt(words.getBytes(StandardCharsets.UTF_8), binding(table, row, owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words that were sealed for this place. */
  @Transactional(readOnly = true)
  public String open(Viewer viewer, KeyOwner owner, String table, UUID row, byte[] sealed) {
    try {
      return new String(inHand(viewer, owner).decrypt(sealed, binding(table, row, owner)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("words in " + table + " do not open with their owner's key", e);
    }
  }

  /** As {@link #open}, for many rows of one owner, with the key fetched once. */
  @Transactional(readOnly = true)
  public Map<UUID, String> openAll(Viewer viewer, KeyOwner owner, String table, Map<UUID, byte[]> sealed) {
    try {
      Aead key = inHand(viewer, owner);
      var open = new HashMap<UUID, String>();
      for (var row : sealed.entrySet()) {
        open.put(row.getKey(),
            new String(key.decrypt(row.getValue(), binding(table, row.getKey(), owner)), StandardCharsets.UTF_8));
      }
      return open;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("words in " + table + " do not open with their owner's key", e);
    }
  }

  /**
   * What a person's sign-in needs of what is sealed under their own key, at the row that has their id; also while words are
   * closed. For {@code SecondSteps} alone: {@code ModularityTests} looks.
   */
  @Transactional(readOnly = true)
  public String openForSignIn(Viewer.Oneself viewer, String table, byte[] sealed) {
    KeyOwner owner = new KeyOwner.OfPerson(viewer.person());
    try {
      byte[] wrapped = database.sql("select key_for_sign_in()").query(byte[].class).single();
      return new String(unwrapped(wrapped, owner).decrypt(sealed, binding(table, viewer.person().value(), owner)),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("words in " + table + " do not open with their owner's key", e);
    }
  }

  /** Asks for an owner's key together with other things, where words are likely to be there. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void ask(Viewer viewer, KeyOwner owner, QueryBatch batch) {
    asked.get().put(new KeyCacheEntry(viewer, owner), batch.sql(KEY).param("id", owner.id()).list((row, i) -> row.getBytes("wrapped")));
  }

  /** The key that opens an owner's words for this viewer: fetched once a transaction, and let go with it. */
  private Aead inHand(Viewer viewer, KeyOwner owner) throws GeneralSecurityException {
    Map<KeyCacheEntry, Aead> keys = held.get();
    var which = new KeyCacheEntry(viewer, owner);
    Aead key = keys.get(which);
    if (key == null) {
      Supplier<List<byte[]>> wrapped = asked.get().get(which);
      key = wrapped == null || wrapped.get().isEmpty() ? key(owner) : unwrapped(wrapped.get().getFirst(), owner);
      keys.put(which, key);
    }
    return key;
  }

  private record KeyCacheEntry(Viewer viewer, KeyOwner owner) {}

  private Aead key(KeyOwner owner) throws GeneralSecurityException {
    return unwrapped(database.sql(KEY)
        .param("id", owner.id()).query(byte[].class).single(), owner);
  }

  private Aead unwrapped(byte[] wrapped, KeyOwner owner) throws GeneralSecurityException {
    return wrapping.unwrap(wrapped, owner.id()).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static byte[] binding(String table, UUID row, KeyOwner owner) {
    return (table + "|" + row + "|" + owner.id()).getBytes(StandardCharsets.UTF_8);
  }

  /** How a master key wraps the keys of owners. */
  static final class KeyWrapping {
    private final Aead master;

    KeyWrapping(MasterKey key) throws GeneralSecurityException {
      master = aead(key.derive("words"));
    }

    byte[] wrap(KeysetHandle key, UUID owner) throws GeneralSecurityException {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, binding(owner));
    }

    KeysetHandle unwrap(byte[] wrapped, UUID owner) throws GeneralSecurityException {
      return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, binding(owner));
    }

    /** With a new part, under which words are sealed from now on; the older ones open what lies under them. */
    byte[] wrapRenewed(KeysetHandle key, UUID owner) throws GeneralSecurityException {
      return wrap(KeysetHandle.newBuilder(key).addEntry(
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()).build(), owner);
    }

    private static byte[] binding(UUID owner) {
      return ("words_key|" + owner + "|" + owner).getBytes(StandardCharsets.UTF_8);
    }
  }

  @AccessesPartialKey
  private static Aead aead(byte[] key) throws GeneralSecurityException {
    AeadConfig.register();
    AesGcmParameters parameters = AesGcmParameters.builder()
        .setKeySizeBytes(32).setIvSizeBytes(12).setTagSizeBytes(16)
        .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
    AesGcmKey wrapping = AesGcmKey.builder().setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(wrapping).withFixedId(1).makePrimary()).build()
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }
}
