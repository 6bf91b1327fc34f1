package org.attune.app.authentication.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys as the framework asks for them, in our table. */
@Component
public class PasskeyCredentials implements UserCredentialRepository {

  private static final String COLUMNS =
      "person_id, credential_id, name, public_key, attestation, transports, signature_count, made_at, used_at";

  private final JdbcClient database;
  private final Clock clock;

  PasskeyCredentials(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds a new one, or notes that one was used. A count of signatures that does not grow, where a device counts at all, is
   * a copy of it (Web Authentication, 6.1.1), and refused.
   */
  @Override
  public void save(CredentialRecord record) {
    Timestamp now = Timestamp.from(clock.instant());
    if (findByCredentialId(record.getCredentialId()) == null) {
      database.sql("insert into passkey (id, " + COLUMNS + """
              ) values (:id, :person, :credential, :name, :key, :attestation, :transports, :count, :now, null)""")
          .param("id", UUID.randomUUID()).param("person", PasskeyUserEntities.person(record.getUserEntityUserId()))
          .param("credential", record.getCredentialId().getBytes()).param("name", record.getLabel())
          .param("key", record.getPublicKey().getBytes()).param("attestation", bytes(record.getAttestationObject()))
          .param("transports", record.getTransports().stream().map(AuthenticatorTransport::getValue).sorted()
              .collect(Collectors.joining(",")))
          .param("count", record.getSignatureCount()).param("now", now).update();
      return;
    }
    int used = database.sql("""
            update passkey set signature_count = :count, used_at = :now
            where credential_id = :credential and (signature_count < :count or signature_count = 0 and :count = 0)
            """)
        .param("count", record.getSignatureCount()).param("now", now)
        .param("credential", record.getCredentialId().getBytes()).update();
    if (used == 0) {
      throw new IllegalArgumentException("a copied passkey");
    }
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return database.sql("select " + COLUMNS + " from passkey where credential_id = :credential")
        .param("credential", credential.getBytes()).query(PasskeyCredentials::record).optional().orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return database.sql("select " + COLUMNS + " from passkey where person_id = :person order by made_at, id")
        .param("person", PasskeyUserEntities.person(handle)).query(PasskeyCredentials::record).list();
  }

  @Override
  public void delete(Bytes credential) {
    database.sql("delete from passkey where credential_id = :credential").param("credential", credential.getBytes())
        .update();
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return bytes == null ? new byte[0] : bytes.getBytes();
  }

  private static CredentialRecord record(ResultSet row, int i) throws SQLException {
    Instant made = row.getTimestamp("made_at").toInstant();
    Timestamp used = row.getTimestamp("used_at");
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(PasskeyUserEntities.userHandle(new PersonId(row.getObject("person_id", UUID.class))))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .transports(Arrays.stream(row.getString("transports").split(",")).filter(t -> !t.isEmpty())
            .map(AuthenticatorTransport::valueOf).collect(Collectors.toSet()))
        .signatureCount(row.getLong("signature_count"))
        .label(row.getString("name")).created(made).lastUsed(used == null ? made : used.toInstant())
        .build();
  }
}
