package org.attune.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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

  /** With a key of its own for each purpose. */
  public KeyedHash(MasterKey master, String purpose) {
    key = new SecretKeySpec(master.derive(purpose), ALGORITHM);
  }

  public byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] of(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
