package org.attune.app.practices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.FirstSignIn;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.AsciiDigits;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations into a practice: a manager invites those who work there, a therapist their clients. A client's also needs
 * a code that the therapist gives them in person.
 */
@Service
public class Invitations {

  /** How long an invitation works, from when it was last sent or shown. */
  public static final Duration LIFETIME = Duration.ofDays(14);
  /** How often the code from the room may be tried. */
  public static final int MAX_TRIES = 5;

  // codes that were shown before they were hashed with a key; five tries of each at most, and none is older than WORKS
  private static final String OF_BEFORE = "$argon2";
  private static final PasswordEncoder BEFORE = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COLUMNS = """
      id, practice_id, role, invited_by, person_id, name, address, link_id, weeks_between, first_session_at, session_minutes,
      made_at, runs_out_at, accepted_at, withdrawn_at, tries, language""";

  private final JdbcClient database;
  private final AccessLinks links;
  private final People people;
  private final Credentials credentials;
  private final AddressConfirmations confirmations;
  private final KeyedHash codes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Invitations(JdbcClient database, AccessLinks links, People people, Credentials credentials, AddressConfirmations confirmations,
      ApplicationEventPublisher events, Clock clock, MasterKey masterKey) {
    this.database = database;
    this.links = links;
    this.people = people;
    this.credentials = credentials;
    this.confirmations = confirmations;
    this.codes = new KeyedHash(masterKey, KeyedHash.Purpose.INVITATION_CODES);
    this.events = events;
    this.clock = clock;
  }

  /**
   * Somebody who is to be invited.
   *
   * @param person of a past record that the one who invites keeps, and who gets a sign-in by it; null for somebody new
   * @param language that they are thought to read; people who work here are written to in English
   */
  public record InviteeDetails(Role role, @Nullable PersonId person, String name, @Nullable String address, Locale language,
      CoursePlan plan) {
    public InviteeDetails(Role role, String name, @Nullable String address, CoursePlan plan) {
      this(role, null, name, address, Languages.ENGLISH, plan);
    }

    @Override
    public String toString() {
      return "Guest[" + role + "]";
    }
  }

  /**
   * What is shown once to the person who invites: it is stored nowhere in this form.
   *
   * @param code what a client needs to hear in person; null for others
   */
  public record IssuedInvitation(Invitation invitation, SecretToken secret, @Nullable String code) {}

  /** Somebody who comes for the first time. */
  public record NewAccount(PersonId id, PersonName name, ContactDetails contact, String signInName, HashedPassword password) {
    @Override
    public String toString() {
      return "Newcomer[" + id + "]";
    }
  }

  /**
   * Makes an invitation; sent twice under the same id it counts once, and is shown again.
   *
   * @param mail whether it is to be mailed, where it has an address
   */
  @Transactional
  public IssuedInvitation invite(Viewer.Member viewer, InvitationId id, InviteeDetails guest, boolean mail) {
    if (!viewer.hasRole(guest.role() == Role.CLIENT ? Role.THERAPIST : Role.MANAGER)) {
      throw new NotFound();
    }
    PersonId person = guest.person();
    if (person != null && (guest.role() != Role.CLIENT || !people.isHistoricalRecord(viewer, person))) {
      throw new NotFound();
    }
    Instant now = clock.instant();
    Instant until = now.plus(LIFETIME);
    AccessLinkId link = links.create(viewer, AccessLink.Purpose.INVITATION, viewer.practice(), null, null, id.value(), until);
    int made = database.sql("""
            insert into invitation (id, practice_id, role, invited_by, person_id, name, address, link_id, weeks_between,
              first_session_at, session_minutes, made_at, runs_out_at, language)
            values (:id, :practice, :role, :by, :person, :name, :address, :link, :weeks, :first, :minutes, :now, :until, :language)
            on conflict do nothing
            """)
        .param("id", id.value()).param("practice", viewer.practice().value()).param("role", guest.role().code())
        .param("by", viewer.person().value()).param("person", person == null ? null : person.value())
        .param("name", guest.name()).param("address", guest.address())
        .param("link", link.value()).param("weeks", guest.plan().weeksBetween())
        .param("first", guest.plan().firstSession() == null ? null : Timestamp.from(guest.plan().firstSession()))
        .param("minutes", guest.plan().length().toMinutes()).param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until)).param("language", guest.language().getLanguage()).update();
    if (made == 0) {
      links.end(viewer, link);
    } else if (mail && guest.address() != null) {
      events.publishEvent(new InvitationCreated(viewer.practice(), id, link));
    }
    return reissue(viewer, id);
  }

  /** Shows an open invitation once more: a link of its own, and for a client a new code. */
  @Transactional
  public IssuedInvitation reissue(Viewer.Member viewer, InvitationId id) {
    Invitation invitation = find(viewer, id).filter(i -> i.state() != Invitation.State.ACCEPTED
        && i.state() != Invitation.State.WITHDRAWN).orElseThrow(NotFound::new);
    String code = invitation.role() == Role.CLIENT
        ? String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000)) : null;
    Instant until = clock.instant().plus(LIFETIME);
    database.sql("update invitation set code_hash = :code, tries = 0, runs_out_at = :until where id = :id")
        .param("code", code == null ? null : hash(id, code)).param("until", Timestamp.from(until))
        .param("id", id.value()).update();
    links.prolong(viewer, invitation.link(), until);
    return new IssuedInvitation(find(viewer, id).orElseThrow(NotFound::new), links.issueSecret(viewer, invitation.link()), code);
  }

  /** Mails an open invitation once more; the code given in person stays. */
  @Transactional
  public void resend(Viewer.Member viewer, InvitationId id) {
    Invitation invitation = find(viewer, id)
        .filter(i -> i.invitee().address() != null)
        .filter(i -> i.isOpen() || i.state() == Invitation.State.RUN_OUT).orElseThrow(NotFound::new);
    Instant until = clock.instant().plus(LIFETIME);
    database.sql("update invitation set runs_out_at = :until where id = :id")
        .param("until", Timestamp.from(until)).param("id", id.value()).update();
    links.prolong(viewer, invitation.link(), until);
    events.publishEvent(new InvitationCreated(invitation.practice(), id, invitation.link()));
  }

  /** Takes an invitation back; who was meant is forgotten. */
  @Transactional
  public void withdraw(Viewer.Member viewer, InvitationId id) {
    Invitation invitation = find(viewer, id).orElseThrow(NotFound::new);
    database.sql("""
            update invitation set withdrawn_at = :now, name = null, address = null, code_hash = null
            where id = :id and accepted_at is null and withdrawn_at is null
            """)
        .param("now", Timestamp.from(clock.instant())).param("id", id.value()).update();
    links.end(viewer, invitation.link());
  }

  @Transactional(readOnly = true)
  public Optional<Invitation> find(Viewer viewer, InvitationId id) {
    return database.sql("select " + COLUMNS + " from invitation where id = :id").param("id", id.value())
        .query(this::invitation).optional();
  }

  /** The invitation that a link leads to. */
  @Transactional(readOnly = true)
  public Optional<Invitation> findByLink(Viewer.Job viewer, AccessLinkId link) {
    return database.sql("select " + COLUMNS + " from invitation where link_id = :link").param("link", link.value())
        .query(this::invitation).optional();
  }

  /** The language in which the viewer last invited a client; English before the first. */
  @Transactional(readOnly = true)
  public Locale latestLanguage(Viewer.Member viewer) {
    return database.sql("""
            select coalesce(language, '') from invitation where practice_id = :practice and invited_by = :by and role = 'client'
            order by made_at desc, id limit 1""")
        .param("practice", viewer.practice().value()).param("by", viewer.person().value()).query(String.class).optional()
        .flatMap(Languages::shipped).orElse(Languages.ENGLISH);
  }

  /** Those that still wait for somebody, the newest first. */
  @Transactional(readOnly = true)
  public List<Invitation> findOpen(Viewer.Member viewer) {
    return database.sql("select " + COLUMNS + """
             from invitation where practice_id = :practice and accepted_at is null and withdrawn_at is null
            order by made_at desc, id""")
        .param("practice", viewer.practice().value()).query(this::invitation).list();
  }

  /** Whether an invitation may be taken up with this code; a wrong one is counted. */
  @Transactional(noRollbackFor = WrongInvitationCode.class)
  public Invitation open(Viewer.Job viewer, AccessLinkId link, @Nullable String code) {
    return opened(viewer, link, code);
  }

  /**
   * Lets somebody new in, or gives somebody whose past is here already their sign-in. A wrong code is counted, whatever
   * else happens.
   *
   * @return that they may begin, and who they are
   */
  @Transactional(noRollbackFor = WrongInvitationCode.class)
  public FirstSignIn accept(Viewer.Job viewer, AccessLinkId link, @Nullable String code, NewAccount newcomer) {
    Invitation invitation = opened(viewer, link, code);
    PersonId past = invitation.invitee().person();
    var oneself = new Viewer.Oneself(past == null ? newcomer.id() : past);
    if (past == null) {
      people.create(oneself, newcomer.name(), newcomer.contact());
    } else {
      people.rename(oneself, newcomer.name());
      people.changeContactDetails(oneself, newcomer.contact());
    }
    FirstSignIn signIn = credentials.createSignIn(oneself, newcomer.signInName(), newcomer.password())
        .orElseThrow(InvitationNoLongerOpen::new); // by another invitation they came first
    admit(viewer, invitation, oneself.person());
    confirmations.request(oneself);
    return signIn;
  }

  /** Lets somebody in who already has a sign-in here: they prove that by being the second viewer. */
  @Transactional(noRollbackFor = WrongInvitationCode.class)
  public void acceptWithSignIn(Viewer.Job viewer, AccessLinkId link, @Nullable String code, Viewer.Oneself oneself) {
    Invitation invitation = opened(viewer, link, code);
    if (invitation.invitee().person() != null) {
      throw new NotFound(); // two people's records are never joined by a link
    }
    admit(viewer, invitation, oneself.person());
    confirmations.request(oneself);
  }

  /** Whether this very person has already come by this invitation: a form sent twice. */
  @Transactional(readOnly = true)
  public boolean isAcceptedBy(Viewer.Job viewer, AccessLinkId link, PersonId person) {
    return database.sql("select exists (select from invitation where link_id = :link and accepted_by = :person)")
        .param("link", link.value()).param("person", person.value()).query(Boolean.class).single();
  }

  private Invitation opened(Viewer.Job viewer, AccessLinkId link, @Nullable String code) {
    // locks the row: of two who come at once, one is first
    Invitation invitation = database.sql("select " + COLUMNS + " from invitation where link_id = :link for update")
        .param("link", link.value()).query(this::invitation).optional().orElseThrow(NotFound::new);
    if (!invitation.isOpen()) {
      throw new InvitationNoLongerOpen();
    }
    if (invitation.role() == Role.CLIENT) {
      String hash = database.sql("select code_hash from invitation where id = :id").param("id", invitation.id().value())
          .query(String.class).single();
      if (!fits(invitation.id(), AsciiDigits.only(code), hash)) {
        int left = MAX_TRIES - database.sql("update invitation set tries = tries + 1 where id = :id returning tries")
            .param("id", invitation.id().value()).query(Integer.class).single();
        throw new WrongInvitationCode(left);
      }
    }
    return invitation;
  }

  private boolean fits(InvitationId id, String code, String hash) {
    return hash.startsWith(OF_BEFORE) ? BEFORE.matches(code, hash)
        : MessageDigest.isEqual(hash(id, code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  private String hash(InvitationId id, String code) {
    return HexFormat.of().formatHex(codes.hash(id + "|" + code));
  }

  private void admit(Viewer.Job viewer, Invitation invitation, PersonId person) {
    if (invitation.role() == Role.CLIENT && invitation.issuance().by().equals(person)) {
      throw new SelfInvitationNotAllowed();
    }
    people.grantRole(viewer, invitation.practice(), person, invitation.role());
    database.sql("""
            update invitation set accepted_at = :now, accepted_by = :person, name = null, address = null,
              code_hash = null where id = :id
            """)
        .param("now", Timestamp.from(clock.instant())).param("person", person.value())
        .param("id", invitation.id().value()).update();
    links.end(viewer, invitation.link());
    if (invitation.role() == Role.CLIENT && invitation.invitee().person() == null) {
      events.publishEvent(
          new InvitationAccepted(invitation.id(), invitation.practice(), person, invitation.issuance().by(), invitation.plan()));
    }
  }

  private Invitation invitation(ResultSet row, int i) throws SQLException {
    Timestamp first = row.getTimestamp("first_session_at");
    Instant runsOut = row.getTimestamp("runs_out_at").toInstant();
    Role role = Role.of(row.getString("role"));
    Invitation.State state = row.getTimestamp("accepted_at") != null ? Invitation.State.ACCEPTED
        : row.getTimestamp("withdrawn_at") != null ? Invitation.State.WITHDRAWN
        : !runsOut.isAfter(clock.instant()) ? Invitation.State.RUN_OUT
        : row.getInt("tries") >= MAX_TRIES ? Invitation.State.LOCKED : Invitation.State.OPEN;
    String name = row.getString("name");
    UUID person = row.getObject("person_id", UUID.class);
    return new Invitation(new InvitationId(row.getObject("id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)), role,
        new Invitation.Invitee(person == null ? null : new PersonId(person), name == null ? "" : name, row.getString("address"),
            language(row.getString("language"))),
        new Invitation.Issuance(new PersonId(row.getObject("invited_by", UUID.class)), row.getTimestamp("made_at").toInstant(), runsOut),
        new AccessLinkId(row.getObject("link_id", UUID.class)), state,
        new CoursePlan(row.getInt("weeks_between"), first == null ? null : first.toInstant(),
            Duration.ofMinutes(row.getInt("session_minutes"))));
  }

  /** English for one that was made before a language was asked for. */
  private static Locale language(@Nullable String tag) {
    return Languages.shipped(Objects.requireNonNullElse(tag, "")).orElse(Languages.ENGLISH);
  }
}
