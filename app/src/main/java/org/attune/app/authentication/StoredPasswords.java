package org.attune.app.authentication;

import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hashes of passwords, in transactions of their own: none runs while a password is compared. */
@Service
class StoredPasswords {

  private final JdbcClient database;

  StoredPasswords(JdbcClient database) {
    this.database = database;
  }

  /** A person, and the hash of their password. */
  record StoredPassword(PersonId person, String hash) {}

  /** Of the person who signs in by this name. */
  @Transactional(readOnly = true)
  Optional<StoredPassword> find(Viewer.Visitor viewer, String signInName) {
    return database.sql("select person_id, password_hash from sign_in_credentials(:name)").param("name", signInName)
        .query((row, i) -> new StoredPassword(new PersonId(row.getObject(1, UUID.class)), row.getString(2))).optional();
  }

  /** One's own. */
  @Transactional(readOnly = true)
  Optional<StoredPassword> find(Viewer.Oneself viewer) {
    return database.sql("select password_hash from person where id = :me and password_hash is not null")
        .param("me", viewer.person().value()).query(String.class).optional().map(hash -> new StoredPassword(viewer.person(), hash));
  }

  /** Keeps the same password under a costlier hash, unless it has changed meanwhile. */
  @Transactional
  void upgrade(Viewer.Oneself viewer, StoredPassword was, HashedPassword same) {
    database.sql("update person set password_hash = :hash where id = :me and password_hash = :was").param("hash", same.hash())
        .param("me", viewer.person().value()).param("was", was.hash()).update();
  }
}
