package org.attune.app.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** The key of an installation, 256 bits, from which every other secret of it is derived. */
public final class MasterKey {

  private final byte[] key;

  MasterKey(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("a master key has 32 bytes");
    }
    this.key = key.clone();
  }

  /** 256 bits for one purpose (HKDF-SHA256, RFC 5869): the same each time, and nothing said of other purposes. */
  public byte[] derive(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(
          HKDFParameterSpec.ofExtract().addIKM(key)
              .thenExpand(("attune|" + purpose).getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
