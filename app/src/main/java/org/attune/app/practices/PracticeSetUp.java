package org.attune.app.practices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.FirstSignIn;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.SignInNameTaken;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.TidyUp;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.AsciiDigits;
import org.attune.app.layout.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Setting up a practice. It needs a code: the first practice's is printed where the application was started, a further
 * one's is made by the manager of the first. A code works once, and only its hash is kept.
 */
@Service
public class PracticeSetUp {

  public static final JobName CLEAN_UP = new JobName("practices.tidy");
  /** How long a code printed at a start works; another start prints another. */
  public static final Duration PRINTED_CODE_LIFETIME = Duration.ofDays(1);
  /** How long a code made for a further practice works. */
  public static final Duration MADE_CODE_LIFETIME = Duration.ofDays(7);

  // no vowels, so that no word comes out; nothing that looks like something else
  private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration TIDY_EVERY = Duration.ofDays(1);
  private static final int LOCK = 810_001;

  private final JdbcClient database;
  private final People people;
  private final Credentials credentials;
  private final AddressConfirmations confirmations;
  private final Jobs jobs;
  private final List<TidyUp> tidyUps;
  private final Clock clock;

  PracticeSetUp(JdbcClient database, People people, Credentials credentials, AddressConfirmations confirmations, Jobs jobs,
      List<TidyUp> tidyUps, Clock clock) {
    this.database = database;
    this.people = people;
    this.credentials = credentials;
    this.confirmations = confirmations;
    this.jobs = jobs;
    this.tidyUps = tidyUps;
    this.clock = clock;
  }

  /** A practice that is to be, and the first person in it. */
  public record NewPractice(PracticeId id, String name, String country, ZoneId timeZone, NewManager manager) {
    @Override
    public String toString() {
      return "NewPractice[" + id + "]";
    }
  }

  /**
   * The first person in a practice, and how they will sign in.
   *
   * @param alsoTherapist whether they see clients themselves
   */
  public record NewManager(PersonName name, @Nullable String address, String signInName, HashedPassword password, boolean alsoTherapist) {
    @Override
    public String toString() {
      return "NewManager[…]";
    }
  }

  /** A code for the first practice, to be printed where the application was started. */
  @Transactional
  public String issuePrintedCode(Viewer.Visitor viewer) {
    return newCode(PRINTED_CODE_LIFETIME);
  }

  /** A code for a further practice, which will be blind to this one. */
  @Transactional
  public String issueCodeForAnother(Viewer.Member viewer) {
    boolean may = viewer.hasRole(Role.MANAGER)
        && database.sql("select hosts from practice where id = :id").param("id", viewer.practice().value())
            .query(Boolean.class).single();
    if (!may) {
      throw new org.attune.app.layout.NotFound();
    }
    return newCode(MADE_CODE_LIFETIME);
  }

  /**
   * Sets up a practice with its manager; all other printed codes stop working with the first.
   *
   * @param viewer the manager to be, under an id that nobody has yet
   */
  @Transactional
  public FirstSignIn createPractice(Viewer.Oneself viewer, String code, NewPractice practice) {
    database.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    boolean first = !database.sql("select any_practice()").query(Boolean.class).single();
    int spent = database.sql("delete from set_up_code where " + (first ? "true" : "code_hash = :hash")
            + " and exists (select from set_up_code c where c.code_hash = :hash and c.expires_at > :now)")
        .param("hash", hash(code)).param("now", Timestamp.from(clock.instant())).update();
    if (spent == 0) {
      throw InvalidInput.at("code", "practices.set-up.code-wrong");
    }
    people.create(viewer, practice.manager().name(), new ContactDetails(practice.manager().address(), null));
    FirstSignIn signIn = credentials.createSignIn(viewer, practice.manager().signInName(), practice.manager().password())
        .orElseThrow(SignInNameTaken::new);
    database.sql("""
            insert into practice (id, name, country, time_zone, hosts, created_at)
            values (:id, :name, :country, :zone, :hosts, :now)
            """)
        .param("id", practice.id().value()).param("name", practice.name()).param("country", practice.country())
        .param("zone", practice.timeZone().getId()).param("hosts", first)
        .param("now", Timestamp.from(clock.instant())).update();
    people.grantRole(viewer, practice.id(), viewer.person(), Role.MANAGER);
    if (practice.manager().alsoTherapist()) {
      var manager = new Viewer.Member(viewer.person(), practice.id(), EnumSet.of(Role.MANAGER));
      people.grantRole(manager, practice.id(), viewer.person(), Role.THERAPIST);
    }
    confirmations.request(viewer);
    jobs.schedule(CLEAN_UP, new Viewer.Job(practice.id()), "daily", clock.instant().plus(TIDY_EVERY));
    return signIn;
  }

  /**
   * Takes away what has run out and serves nobody any more: codes, and what other modules contribute.
   *
   * @return when to do it again
   */
  @Transactional
  public Instant deleteExpired(Viewer.Job viewer) {
    Instant now = clock.instant();
    tidyUps.forEach(module -> module.tidy(viewer));
    database.sql("delete from set_up_code where expires_at < :now").param("now", Timestamp.from(now)).update();
    return now.plus(TIDY_EVERY);
  }

  private String newCode(Duration works) {
    var code = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    database.sql("insert into set_up_code (code_hash, expires_at) values (:hash, :until)")
        .param("hash", hash(code.toString())).param("until", Timestamp.from(clock.instant().plus(works))).update();
    return code.toString();
  }

  /** However it was typed: hyphens, spaces and case don't matter. */
  private static byte[] hash(String code) {
    try {
      String plain = AsciiDigits.normalise(Normalizer.normalize(code,
          Normalizer.Form.NFKC)).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
      return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
