package org.attune.app.authentication.internal;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Who holds passkeys, as the framework asks for them. A device knows its person by the bytes of their random id, so that
 * there is no table of its own for that.
 */
@Component
public class PasskeyUserEntities implements PublicKeyCredentialUserEntityRepository {

  private final JdbcClient database;

  PasskeyUserEntities(JdbcClient database) {
    this.database = database;
  }

  /** How a device knows somebody. */
  public static Bytes userHandle(PersonId person) {
    UUID id = person.value();
    return new Bytes(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
        .array());
  }

  static UUID person(Bytes handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return database.sql("select sign_in_name from person where id = :id and sign_in_name is not null")
        .param("id", person(handle)).query(String.class).optional()
        .map(name -> entity(handle, name)).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String signInName) {
    return database.sql("select id from person where sign_in_name = :name").param("name", signInName)
        .query(UUID.class).optional().map(id -> entity(userHandle(new PersonId(id)), signInName)).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    // a person's, which is there already
  }

  @Override
  public void delete(@Nullable Bytes handle) {
    // goes with the person
  }

  private static PublicKeyCredentialUserEntity entity(Bytes handle, String signInName) {
    return ImmutablePublicKeyCredentialUserEntity.builder().id(handle).name(signInName).displayName(signInName).build();
  }
}
