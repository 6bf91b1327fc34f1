package org.attune.app.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.attune.app.database.MasterKey;

/**
 * What is kept in place of something that could be guessed, such as a short code or an address: HMAC-SHA256 under a key
 * that isn't in the database.
 */
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** What is hashed; each with a key of its own, which outlives a change of the master key, as its hashes do. */
  public enum Purpose {
    ATTEMPTS("attempts"), CONFIRMATION_CODES("confirmation codes"), INVITATION_CODES("invitation codes"), PASSKEY_CHALLENGES("passkey challenges"),
    RECOVERY_CODES("recovery codes"), ASKED_ADDRESSES("asked addresses"), MAILED_ADDRESSES("mailed addresses"),
    ENQUIRERS("enquirers"), FORM_TIMES("form times");

    private final String words;

    Purpose(String words) {
      this.words = words;
    }
  }

  static List<String> purposes() {
    return Arrays.stream(Purpose.values()).map(purpose -> purpose.words).toList();
  }

  public KeyedHash(MasterKey master, Purpose purpose) {
    key = new SecretKeySpec(master.derive(purpose.words), ALGORITHM);
  }

  public byte[] hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] hash(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
