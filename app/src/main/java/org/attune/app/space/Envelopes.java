package org.attune.app.space;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person writes without a connection lies on their phone in envelopes that the phone itself can't open: closed with
 * a public key whose private half is sealed under the key of their space. So they open here, for their writer alone, and for
 * nobody once the space is erased. Nothing of them is kept on the server.
 *
 * <p>ECDH on P-256 with a key pair made for each envelope, HKDF with SHA-256 (RFC 5869; the salt is that pair's public key),
 * AES-256-GCM under a nonce of zeroes, since each key closes one text. The other half is {@code offline-store.js}.
 */
@Service
public class Envelopes {

  private static final String PLACE = "envelope";
  private static final byte[] INFO = "attune envelope".getBytes(StandardCharsets.UTF_8);

  private final Spaces spaces;
  private final FieldEncryption encryption;

  Envelopes(Spaces spaces, FieldEncryption encryption) {
    this.spaces = spaces;
    this.encryption = encryption;
  }

  /**
   * What a phone needs to close envelopes.
   *
   * @param address the public key, as X.509 encodes it, in base 64
   * @param opener the private key, sealed: of use to nobody but us
   */
  public record EmptyEnvelope(String address, String opener) {}

  /** For a person's phone; another one each time. */
  @Transactional
  public EmptyEnvelope newEnvelope(Viewer.Oneself viewer) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      SpaceId space = spaces.of(viewer);
      return new EmptyEnvelope(text(pair.getPublic().getEncoded()),
          text(encryption.seal(viewer, space.key(), PLACE, space.value(), text(pair.getPrivate().getEncoded()))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The words of an envelope.
   *
   * @param from the public key that was made for it
   * @throws NotFound where it is not this person's, or was changed
   */
  @Transactional
  public String open(Viewer.Oneself viewer, String opener, String from, String closed) {
    SpaceId space = spaces.of(viewer);
    try {
      KeyFactory keys = KeyFactory.getInstance("EC");
      PrivateKey own = keys.generatePrivate(
          new PKCS8EncodedKeySpec(bytes(encryption.open(viewer, space.key(), PLACE, space.value(), bytes(opener)))));
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own);
      agreement.doPhase(keys.generatePublic(new X509EncodedKeySpec(bytes(from))), true);
      SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract()
          .addIKM(agreement.generateSecret()).addSalt(bytes(from)).thenExpand(INFO, 32));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
      return new String(cipher.doFinal(bytes(closed)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
      throw new NotFound();
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
