package org.attune.app.authentication.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change each half minute (RFC 6238, with what every authenticator app can do: HMAC-SHA1, six digits). A code of
 * the half minute before or after counts too, since clocks differ.
 */
public final class Totp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20; // as RFC 4226 recommends
  private static final int SECONDS = 30;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret, 160 bits, in Base32 (RFC 4648), as it is typed into an app. */
  public static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    var text = new StringBuilder();
    long bits = 0;
    int held = 0;
    for (byte b : secret) {
      bits = bits << 8 | b & 0xff;
      for (held += 8; held >= 5; held -= 5) {
        text.append(BASE32.charAt((int) (bits >> held - 5) & 31));
      }
    }
    return text.toString();
  }

  /** The half minute, counted from 1970. */
  public static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), SECONDS);
  }

  /** The code of a half minute. */
  public static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int truncated = hash.getInt(hash.get(19) & 15) & 0x7fff_ffff;
      return String.format(Locale.ROOT, "%06d", truncated % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The half minute around {@code now} and after {@code last} whose code this is. */
  public static OptionalLong match(String secret, String code, Instant now, long last) {
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - 1; step <= step(now) + 1; step++) {
      boolean same = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII),
          code.getBytes(StandardCharsets.UTF_8));
      if (same && step > last) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Whether this is a secret as {@link #newSecret} makes them. */
  public static boolean isSecret(String secret) {
    return secret.matches("[A-Z2-7]{32}");
  }

  private static byte[] bytes(String secret) {
    ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
    long bits = 0;
    int held = 0;
    for (int i = 0; i < secret.length(); i++) {
      bits = bits << 5 | BASE32.indexOf(secret.charAt(i));
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.put((byte) (bits >> held));
      }
    }
    return bytes.array();
  }
}
