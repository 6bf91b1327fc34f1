package org.attune.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Something only its holder knows: 256 random bits in a cookie or a mailed link, stored only as a hash. */
public record SecretToken(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public static SecretToken random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** SHA-256; enough, since the secret itself can't be guessed. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
