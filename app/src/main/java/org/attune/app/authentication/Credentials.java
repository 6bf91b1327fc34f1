package org.attune.app.authentication;

import java.util.Optional;
import java.util.UUID;
import org.attune.app.authentication.StoredPasswords.StoredPassword;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityLog;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The names and passwords by which people sign in. */
@Service
public class Credentials {

  private final JdbcClient database;
  private final StoredPasswords passwords;
  private final AccessLinks links;
  private final SecurityLog log;

  Credentials(JdbcClient database, StoredPasswords passwords, AccessLinks links, SecurityLog log) {
    this.database = database;
    this.passwords = passwords;
    this.links = links;
    this.log = log;
  }

  /** Lets a person sign in by this name and password from now on; nothing for somebody who has a sign-in already. */
  @Transactional
  public Optional<FirstSignIn> createSignIn(Viewer.Oneself viewer, String signInName, HashedPassword password) {
    try {
      boolean first = database.sql("""
              update person set sign_in_name = :name, password_hash = :hash, version = version + 1
              where id = :id and sign_in_name is null
              """)
          .param("name", signInName).param("hash", password.hash()).param("id", viewer.person().value())
          .update() == 1;
      return first ? Optional.of(new FirstSignIn(viewer.person())) : Optional.empty();
    } catch (DuplicateKeyException e) {
      throw new SignInNameTaken();
    }
  }

  /** Whether this is the person's password; compared in no transaction, as {@link #authenticate} does. */
  boolean matchesPassword(Viewer.Oneself viewer, Password password) {
    return fits(passwords.find(viewer), password).isPresent();
  }

  /** Sets a new password; links that were mailed to set one end, and so does the calendar's. */
  @Transactional
  public void changePassword(Viewer.Oneself viewer, HashedPassword password) {
    database.sql("update person set password_hash = :hash, version = version + 1 where id = :id")
        .param("hash", password.hash()).param("id", viewer.person().value()).update();
    links.endAll(viewer, AccessLink.Purpose.RESET);
    links.endAll(viewer, AccessLink.Purpose.CALENDAR);
  }

  /**
   * Who signs in by this name with this password, or nobody; takes the same time either way. In no transaction: who waits
   * here for a turn would keep a connection from everybody else.
   */
  Optional<PersonId> authenticate(Viewer.Visitor viewer, String signInName, Password password) {
    return fits(passwords.find(viewer, signInName), password);
  }

  private Optional<PersonId> fits(Optional<StoredPassword> found, Password password) {
    boolean right = ThrottledPasswordEncoder.matches(password, found.map(StoredPassword::hash).orElse(ThrottledPasswordEncoder.DUMMY_HASH));
    Optional<StoredPassword> proven = found.filter(f -> right);
    log.log(proven.isPresent() ? SecurityLog.Event.PASSWORD_RIGHT : SecurityLog.Event.PASSWORD_WRONG);
    proven.filter(p -> ThrottledPasswordEncoder.needsUpgrade(p.hash()))
        .ifPresent(p -> passwords.upgrade(new Viewer.Oneself(p.person()), p, HashedPassword.of(password)));
    return proven.map(StoredPassword::person);
  }

  /** A sign-in name as names are compared, by which tries are counted: however it is spelled. */
  @Transactional(readOnly = true)
  public String normalisedSignInName(Viewer.Visitor viewer, String signInName) {
    return database.sql("select folded_name(:name)").param("name", signInName).query(String.class).single();
  }

  /** The person of a sign-in name, for a reset that is mailed to them and tells the asker nothing. */
  @Transactional(readOnly = true)
  public Optional<PersonId> findBySignInName(Viewer.Visitor viewer, String signInName) {
    return database.sql("select person_id from sign_in_credentials(:name)").param("name", signInName)
        .query(UUID.class).optional().map(PersonId::new);
  }
}
