package org.attune.app.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.directory.internal.PhotographEncoder;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The portraits on profiles. One that is added is approved like other changes; one that is taken off is gone at once. */
@Service
public class Photographs {

  /** How large a file may be. */
  public static final int MAX_BYTES = 10_000_000;

  private final JdbcClient database;
  private final Profiles profiles;
  private final Clock clock;

  Photographs(JdbcClient database, Profiles profiles, Clock clock) {
    this.database = database;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * Adds a picture to the viewer's latest version, which makes a new one. The same key again changes nothing.
   *
   * @param file refused as {@link InvalidInput} where it is no picture, or too large a one
   */
  @Transactional
  public void add(Viewer.Member viewer, UUID key, byte[] file) {
    Profile own = profiles.own(viewer).orElseThrow(NotFound::new);
    ProfileVersion latest = own.latest();
    if (latest == null) {
      throw new Conflict();
    }
    if (latest.id().equals(key)) {
      return;
    }
    byte[] jpeg = PhotographEncoder.reencode(file);
    UUID photograph = IdempotencyKeys.of(key, "photograph");
    database.sql("insert into photograph (id, profile_id, jpeg, uploaded_at) values (:id, :profile, :jpeg, :now) on conflict do nothing")
        .param("id", photograph).param("profile", own.id().value()).param("jpeg", jpeg).param("now", Timestamp.from(clock.instant())).update();
    profiles.addVersion(own, key, latest.number(), latest.content(), photograph);
  }

  /** Takes the viewer's picture off, also from what visitors see. */
  @Transactional
  public void remove(Viewer.Member viewer) {
    Profile own = profiles.own(viewer).orElseThrow(NotFound::new);
    database.sql("delete from photograph where profile_id = :profile").param("profile", own.id().value()).update();
  }

  /** The picture on the profile with this address. */
  @Transactional(readOnly = true)
  public Optional<Photograph> find(Viewer.Visitor viewer, String slug) {
    return database.sql("""
            select f.id, f.jpeg from profile_slug s join profile p on p.id = s.profile_id
              join profile_version v on v.id = p.approved_version join photograph f on f.id = v.photograph_id
            where s.slug = :slug
            """).param("slug", slug)
        .query((row, i) -> new Photograph(row.getObject("id", UUID.class), row.getBytes("jpeg"))).optional();
  }

  /** The picture of the latest version, for its therapist and their manager. */
  @Transactional(readOnly = true)
  public Optional<Photograph> latest(Viewer.Member viewer, ProfileId profile) {
    return Optional.ofNullable(profiles.get(viewer, profile).latest()).flatMap(version -> database
        .sql("select id, jpeg from photograph where id = :id").param("id", version.photograph())
        .query((row, i) -> new Photograph(row.getObject("id", UUID.class), row.getBytes("jpeg"))).optional());
  }
}
