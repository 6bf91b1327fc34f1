package org.attune.app.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.directory.internal.CapacityMails;
import org.attune.app.directory.internal.ProfileRows;
import org.attune.app.directory.internal.Slugs;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Profiles within their practice: a therapist writes and submits, a manager approves or says what to change. Visitors read what was
 * approved, and go on reading it while something newer waits.
 */
@Service
public class Profiles {

  /** How long a manager's remark may be. */
  public static final int MAX_REMARK_LENGTH = 2000;

  private static final String SELECT = """
      select p.*, c.slug, case when p.supervisor_confirmed_at is not null then name_on_profile(p.id, p.supervisor_id) end as supervisor,
        (select max(number) from profile_version v where v.profile_id = p.id) as latest
      from profile p left join profile_slug c on c.profile_id = p.id and c.is_current
      """;

  private final JdbcClient database;
  private final ProfileRows rows;
  private final Slugs slugs;
  private final CapacityMails mails;
  private final People people;
  private final Clock clock;

  Profiles(JdbcClient database, ProfileRows rows, Slugs slugs, CapacityMails mails, People people, Clock clock) {
    this.database = database;
    this.rows = rows;
    this.slugs = slugs;
    this.mails = mails;
    this.people = people;
    this.clock = clock;
  }

  /** The viewer's own; empty until they first write one. */
  @Transactional(readOnly = true)
  public Optional<Profile> own(Viewer.Member viewer) {
    return read(database.sql(SELECT + "where p.practice_id = :practice and p.person_id = :me")
        .param("practice", viewer.practice().value()).param("me", viewer.person().value())).stream().findFirst();
  }

  /** Those of the practice, for its manager. */
  @Transactional(readOnly = true)
  public List<Profile> all(Viewer.Member viewer) {
    requireManager(viewer);
    return read(database.sql(SELECT + "where p.practice_id = :practice order by p.created_at, p.id")
        .param("practice", viewer.practice().value()));
  }

  /** One's own, or one of the practice for its manager. */
  @Transactional(readOnly = true)
  public Profile get(Viewer.Member viewer, ProfileId id) {
    return find(id).filter(profile -> viewer.hasRole(Role.MANAGER) || profile.therapist().equals(viewer.person()))
        .orElseThrow(NotFound::new);
  }

  /**
   * Writes a version; nobody but its practice reads it yet. The same key again changes nothing.
   *
   * @param basedOn the number of the version that was edited, 0 for the first; a {@link Conflict} where a later one is there
   */
  @Transactional
  public void write(Viewer.Member viewer, UUID key, int basedOn, ProfileContent content) {
    requireTherapist(viewer);
    requireSupervisor(viewer, content);
    database.sql("""
            insert into profile (id, practice_id, person_id, created_at) values (:id, :practice, :me, :now) on conflict do nothing
            """)
        .param("id", UUID.randomUUID()).param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("now", now()).update();
    Profile own = own(viewer).orElseThrow(NotFound::new);
    addVersion(own, key, basedOn, content, own.latest() == null ? null : own.latest().photograph());
  }

  /** Adds a version after the one that it is based on; its key again changes nothing. */
  void addVersion(Profile own, UUID key, int basedOn, ProfileContent content, @Nullable UUID photograph) {
    int added = database.sql("""
            insert into profile_version (id, profile_id, number, content, photograph_id, written_at)
            values (:id, :profile, :number, cast(:content as jsonb), :photograph, :now) on conflict do nothing
            """)
        .param("id", key).param("profile", own.id().value()).param("number", basedOn + 1).param("content", rows.write(content))
        .param("photograph", photograph).param("now", now()).update();
    boolean isThere = added == 1 || database.sql("select exists (select from profile_version where id = :id and profile_id = :profile)")
        .param("id", key).param("profile", own.id().value()).query(Boolean.class).single();
    if (!isThere || added == 1 && basedOn != (own.latest() == null ? 0 : own.latest().number())) {
      throw new Conflict();
    }
  }

  /**
   * Sends the latest version to the manager. Where the therapist is trusted, and the credential is as it was, it is approved as it
   * comes; a manager's own is approved by themselves.
   */
  @Transactional
  public void submit(Viewer.Member viewer, int number) {
    requireTherapist(viewer);
    Profile own = locked(own(viewer).orElseThrow(NotFound::new).id());
    ProfileVersion latest = latest(own, number);
    if (latest.submittedAt() != null) {
      return;
    }
    database.sql("update profile_version set submitted_at = :now where id = :id").param("now", now()).param("id", latest.id()).update();
    ProfileVersion approved = own.approved();
    boolean sameRegistration = approved != null && approved.content().registration().equals(latest.content().registration());
    if (viewer.hasRole(Role.MANAGER)) {
      approve(viewer, own, latest, viewer.person());
    } else if (own.publication().trusted() && sameRegistration) {
      approve(viewer, own, latest, null);
    }
  }

  /** Lets visitors read the version that waits; it is in the directory from now on, unless somebody took it out. */
  @Transactional
  public void approve(Viewer.Member viewer, ProfileId id, int number) {
    requireManager(viewer);
    Profile profile = locked(id);
    ProfileVersion latest = latest(profile, number);
    if (latest.equals(profile.approved())) {
      return; // pressed twice
    }
    if (!latest.isWaiting()) {
      throw new Conflict();
    }
    approve(viewer, profile, latest, viewer.person());
  }

  private void approve(Viewer.Member viewer, Profile profile, ProfileVersion version, @Nullable PersonId by) {
    database.sql("update profile_version set approved = true, decided_at = :now, decided_by = :by where id = :id")
        .param("now", now()).param("by", by == null ? null : by.value()).param("id", version.id()).update();
    ProfileContent content = version.content();
    ProfessionalRegistration registration = content.registration();
    Training training = registration.training();
    UUID supervisor = training == null ? null : training.supervisor().value();
    database.sql("""
            update profile set approved_version = :version, published = unpublished_by is null, permit_expires = :expires,
              supervisor_confirmed_at = case when supervisor_id = cast(:supervisor as uuid) then supervisor_confirmed_at end,
              supervisor_id = :supervisor
            where id = :id
            """)
        .param("version", version.id()).param("expires", training == null ? null : training.permitExpires())
        .param("supervisor", supervisor).param("id", profile.id().value()).update();
    // of what is said otherwise now, nothing is confirmed
    for (ProfileConfirmation.Subject subject : List.of(ProfileConfirmation.Subject.CREDENTIAL, ProfileConfirmation.Subject.LICENCE)) {
      database.sql("delete from profile_confirmation where profile_id = :id and what = :what and value <> :value")
          .param("id", profile.id().value()).param("what", subject.code()).param("value", registration.confirmable(subject)).update();
    }
    slugs.assign(profile.id(), content.name());
    askAgain(viewer, profile.id(), profile.places().confirmedAt());
  }

  /** Says what to change in the version that waits; what visitors read stays as it was. */
  @Transactional
  public void refuse(Viewer.Member viewer, ProfileId id, int number, String remark) {
    requireManager(viewer);
    if (remark.isBlank()) {
      throw InvalidInput.at("remark", "directory.remark-missing");
    }
    Profile profile = locked(id);
    ProfileVersion latest = latest(profile, number);
    if (!latest.isWaiting()) {
      throw new Conflict();
    }
    database.sql("update profile_version set approved = false, decided_at = :now, decided_by = :by, remark = :remark where id = :id")
        .param("now", now()).param("by", viewer.person().value()).param("remark", remark).param("id", latest.id()).update();
  }

  /** Whether changes of this therapist's words are approved as they come; what waits already still waits. */
  @Transactional
  public void trust(Viewer.Member viewer, ProfileId id, boolean trusted) {
    requireManager(viewer);
    Profile profile = locked(id);
    database.sql("update profile set trusted = :trusted where id = :id").param("trusted", trusted).param("id", profile.id().value()).update();
  }

  /** Puts what is approved back into the directory; what a manager took out, a manager puts back. */
  @Transactional
  public void publish(Viewer.Member viewer, ProfileId id) {
    get(viewer, id);
    Profile profile = locked(id);
    boolean mayNot = "manager".equals(profile.publication().unpublishedBy()) && !viewer.hasRole(Role.MANAGER);
    if (profile.approved() == null || mayNot) {
      throw new NotFound();
    }
    database.sql("update profile set published = true, unpublished_by = null where id = :id").param("id", id.value()).update();
    askAgain(viewer, id, profile.places().confirmedAt());
  }

  /** Takes it out of the directory: at the next request, in every process, it is not there. */
  @Transactional
  public void unpublish(Viewer.Member viewer, ProfileId id) {
    get(viewer, id);
    Profile profile = locked(id);
    boolean isOwn = profile.therapist().equals(viewer.person());
    if (profile.publication().unpublishedBy() == null) {
      database.sql("update profile set published = false, unpublished_by = :by where id = :id")
          .param("by", isOwn ? "therapist" : "manager").param("id", id.value()).update();
    } else if (!isOwn) {
      database.sql("update profile set unpublished_by = 'manager' where id = :id").param("id", id.value()).update();
    }
  }

  /** Takes out the profile of somebody who no longer works as a therapist here. */
  @Transactional
  public void unpublishFormer(Viewer.Job viewer, PersonId therapist) {
    database.sql("update profile set published = false, unpublished_by = 'manager' where practice_id = :practice and person_id = :therapist")
        .param("practice", viewer.practice().value()).param("therapist", therapist.value()).update();
  }

  /** Says how many more people the viewer can see, or that it is still so. */
  @Transactional
  public void confirmPlaces(Viewer.Member viewer, int count) {
    Profile own = locked(own(viewer).orElseThrow(NotFound::new).id());
    database.sql("update profile set places = :count, places_confirmed_at = :now where id = :id")
        .param("count", count).param("now", now()).param("id", own.id().value()).update();
    askAgain(viewer, own.id(), clock.instant());
  }

  /** In some weeks, by email: a number that nobody confirms is not shown as open for long. */
  private void askAgain(Viewer.Member viewer, ProfileId profile, @Nullable Instant confirmedAt) {
    Instant from = confirmedAt == null ? clock.instant() : confirmedAt;
    mails.ask(new Viewer.Job(viewer.practice()), profile, from.plus(Capacity.ASKED_AFTER));
  }

  /**
   * Notes that the manager looked something up.
   *
   * @param value what they looked up; a {@link Conflict} where the profile says something else by now
   */
  @Transactional
  public void confirm(Viewer.Member viewer, ProfileId id, ProfileConfirmation.Subject subject, String value) {
    requireManager(viewer);
    Profile profile = locked(id);
    ProfileVersion latest = Objects.requireNonNullElse(profile.latest(), profile.approved());
    if (subject == ProfileConfirmation.Subject.SUPERVISION || latest == null || value.isEmpty()) {
      throw new NotFound();
    }
    if (!value.equals(latest.content().registration().confirmable(subject))) {
      throw new Conflict();
    }
    database.sql("delete from profile_confirmation where profile_id = :id and what = :what")
        .param("id", id.value()).param("what", subject.code()).update();
    database.sql("""
            insert into profile_confirmation (profile_id, what, value, confirmed_by, confirmed_at) values (:id, :what, :value, :by, :now)
            """)
        .param("id", id.value()).param("what", subject.code()).param("value", value).param("by", viewer.person().value())
        .param("now", now()).update();
  }

  /** Somebody that the viewer is said to supervise. */
  public record Supervised(ProfileId profile, PersonId therapist, boolean confirmed, LocalDate permitExpires) {}

  /** Those who say that the viewer supervises them. */
  @Transactional(readOnly = true)
  public List<Supervised> supervised(Viewer.Member viewer) {
    return database.sql("""
            select id, person_id, supervisor_confirmed_at is not null as confirmed, permit_expires from profile
            where practice_id = :practice and supervisor_id = :me order by created_at, id
            """)
        .param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .query((row, i) -> new Supervised(new ProfileId(row.getObject("id", UUID.class)), new PersonId(row.getObject("person_id", UUID.class)),
            row.getBoolean("confirmed"), row.getObject("permit_expires", LocalDate.class))).list();
  }

  /** The viewer says that they supervise; from now on visitors read their name. */
  @Transactional
  public void confirmSupervision(Viewer.Member viewer, ProfileId id) {
    int confirmed = database.sql("""
            update profile set supervisor_confirmed_at = coalesce(supervisor_confirmed_at, :now) where id = :id and supervisor_id = :me
            """)
        .param("now", now()).param("id", id.value()).param("me", viewer.person().value()).update();
    if (confirmed == 0) {
      throw new NotFound();
    }
  }

  /** The supervisor's name is taken from the profile: by themselves, by the therapist, or by a manager. */
  @Transactional
  public void endSupervision(Viewer.Member viewer, ProfileId id) {
    int ended = database.sql("update profile set supervisor_confirmed_at = null where id = :id and supervisor_id is not null")
        .param("id", id.value()).update();
    if (ended == 0) {
      throw new NotFound();
    }
  }

  private static void requireManager(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
  }

  private static void requireTherapist(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
  }

  /** A supervisor is somebody else who works here. */
  private void requireSupervisor(Viewer.Member viewer, ProfileContent content) {
    Training training = content.registration().training();
    if (training != null && (training.supervisor().equals(viewer.person()) || people.staff(viewer, viewer.practice()).stream()
        .noneMatch(colleague -> colleague.person().id().equals(training.supervisor())))) {
      throw InvalidInput.at("supervisor", "directory.supervisor-missing");
    }
  }

  /** The latest version, if it is the one that was seen. */
  private static ProfileVersion latest(Profile profile, int number) {
    ProfileVersion latest = profile.latest();
    if (latest == null || latest.number() != number) {
      throw new Conflict();
    }
    return latest;
  }

  /** Holds the profile until the transaction ends, so that of two who change it the later one sees what the first one did. */
  private Profile locked(ProfileId id) {
    boolean isThere = database.sql("select id from profile where id = :id for update").param("id", id.value()).query(UUID.class).optional()
        .isPresent();
    return Optional.of(id).filter(profile -> isThere).flatMap(this::find).orElseThrow(NotFound::new);
  }

  private Optional<Profile> find(ProfileId id) {
    return read(database.sql(SELECT + "where p.id = :id").param("id", id.value())).stream().findFirst();
  }

  private record Row(UUID id, PersonId therapist, int latest, @Nullable UUID approved, Profile.Publication publication, Capacity places,
      ProfileRows.Supervision supervision, @Nullable LocalDate permitExpires) {}

  private List<Profile> read(JdbcClient.StatementSpec question) {
    List<Row> found = question.query((row, i) -> new Row(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)),
        row.getInt("latest"), row.getObject("approved_version", UUID.class),
        new Profile.Publication(row.getBoolean("published"), row.getString("unpublished_by"), row.getBoolean("trusted"), row.getString("slug")),
        ProfileRows.places(row), ProfileRows.Supervision.of(row), row.getObject("permit_expires", LocalDate.class))).list();
    Map<ProfileId, List<ProfileConfirmation>> confirmed = rows.confirmations(found.stream().map(row -> new ProfileId(row.id())).toList());
    return found.stream().map(row -> profile(row, confirmed.getOrDefault(new ProfileId(row.id()), List.of()))).toList();
  }

  private Profile profile(Row row, List<ProfileConfirmation> confirmed) {
    List<ProfileVersion> versions = database.sql("""
            select id, number, content::text as content, photograph_id, written_at, submitted_at, decided_at, decided_by, approved, remark
            from profile_version where profile_id = :profile and (number = :latest or id = :approved)
            """)
        .param("profile", row.id()).param("latest", row.latest()).param("approved", row.approved()).query(this::version).list();
    ProfileVersion latest = versions.stream().filter(v -> v.number() == row.latest()).findFirst().orElse(null);
    ProfileVersion approved = versions.stream().filter(v -> v.id().equals(row.approved())).findFirst().orElse(null);
    PersonId supervisor = row.supervision().supervisor();
    LocalDate expires = row.permitExpires();
    return new Profile(new ProfileId(row.id()), row.therapist(), latest, approved, row.publication(), row.places(),
        supervisor == null || expires == null ? null
            : new Profile.Supervision(supervisor, row.supervision().confirmedAt() != null, expires),
        latest == null ? List.of() : ProfileRows.holding(latest.content(), row.supervision(), confirmed));
  }

  private ProfileVersion version(ResultSet row, int i) throws SQLException {
    Instant decided = ProfileRows.instant(row, "decided_at");
    UUID by = row.getObject("decided_by", UUID.class);
    return new ProfileVersion(row.getObject("id", UUID.class), row.getInt("number"), rows.content(row), row.getObject("photograph_id", UUID.class),
        row.getTimestamp("written_at").toInstant(), ProfileRows.instant(row, "submitted_at"),
        decided == null ? null : new ProfileVersion.Decision(row.getBoolean("approved"), decided, by == null ? null : new PersonId(by),
            row.getString("remark")));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
