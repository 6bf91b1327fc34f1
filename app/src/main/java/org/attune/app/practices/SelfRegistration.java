package org.attune.app.practices;

import java.time.ZoneId;
import java.util.Optional;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.FirstSignIn;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.SignInNameTaken;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of people who have no therapist here: off until the hosting practice allows them. */
@Service
public class SelfRegistration {

  private final JdbcClient database;
  private final People people;
  private final Credentials credentials;

  SelfRegistration(JdbcClient database, People people, Credentials credentials) {
    this.database = database;
    this.people = people;
    this.credentials = credentials;
  }

  /** Where the days of such people begin; nothing where such accounts are not allowed. */
  @Transactional(readOnly = true)
  public Optional<ZoneId> zone(Viewer viewer) {
    return database.sql("select open_accounts()").query((row, i) -> Optional.ofNullable(row.getString(1))).single().map(ZoneId::of);
  }

  /** Opens an account of one's own, under an id that nobody has yet; nobody reaches it by mail. */
  @Transactional
  public FirstSignIn register(Viewer.Oneself viewer, PersonName name, String signInName, HashedPassword password) {
    if (zone(viewer).isEmpty()) {
      throw new NotFound();
    }
    people.create(viewer, name, ContactDetails.none());
    return credentials.createSignIn(viewer, signInName, password).orElseThrow(SignInNameTaken::new);
  }

  /** Allows such accounts, for a manager of the hosting practice. */
  @Transactional
  public void allow(Viewer.Member viewer) {
    set(viewer, true);
  }

  /** Allows no more of them; those who have one keep it. */
  @Transactional
  public void disallow(Viewer.Member viewer) {
    set(viewer, false);
  }

  private void set(Viewer.Member viewer, boolean allowed) {
    if (!viewer.hasRole(Role.MANAGER) || database.sql("update practice set open_accounts = :allowed where id = :id and hosts")
        .param("allowed", allowed).param("id", viewer.practice().value()).update() == 0) {
      throw new NotFound();
    }
  }
}
