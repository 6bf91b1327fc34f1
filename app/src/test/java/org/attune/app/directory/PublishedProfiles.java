package org.attune.app.directory;

import java.util.List;
import java.util.UUID;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PracticeId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Profiles as they lie in the database once they are public, many at a time and without their therapists' doing. */
public final class PublishedProfiles {

  private final JdbcClient owner;
  private final JsonMapper json;

  public PublishedProfiles(ApplicationContext application) {
    owner = application.getBean(TestDatabase.class).asOwner();
    json = application.getBean(JsonMapper.class);
  }

  /** Somebody new who works in the practice, and their profile, public at once; its address ends in the id. */
  public String publish(PracticeId practice, SampleProfiles sample) {
    UUID person = UUID.randomUUID();
    UUID profile = UUID.randomUUID();
    UUID version = UUID.randomUUID();
    String slug = "x-" + profile;
    owner.sql("insert into person (id, name, created_at) values (:id, :name, now())").param("id", person).param("name", sample.name()).update();
    owner.sql("insert into membership (practice_id, person_id, role, since) values (:practice, :person, 'therapist', now())")
        .param("practice", practice.value()).param("person", person).update();
    owner.sql("""
        insert into profile (id, practice_id, person_id, published, places, places_confirmed_at, created_at)
        values (:id, :practice, :person, false, :places, :confirmed, now())""").param("id", profile).param("practice", practice.value())
        .param("person", person).param("places", sample.places().count())
        .param("confirmed", sample.places().confirmedAt() == null ? null : java.sql.Timestamp.from(sample.places().confirmedAt())).update();
    owner.sql("""
        insert into profile_version (id, profile_id, number, content, written_at, submitted_at, decided_at, approved)
        values (:id, :profile, 1, :content::jsonb, now(), now(), now(), true)""").param("id", version).param("profile", profile)
        .param("content", json.writeValueAsString(sample.content())).update();
    owner.sql("insert into profile_slug (slug, profile_id, is_current, since) values (:slug, :profile, true, now())").param("slug", slug)
        .param("profile", profile).update();
    owner.sql("update profile set approved_version = :version, published = true where id = :id").param("version", version)
        .param("id", profile).update();
    change(List.of(profile));
    return slug;
  }

  public void unpublish(String slug) {
    change(owner.sql("update profile set published = false where id = (select profile_id from profile_slug where slug = :slug) returning id")
        .param("slug", slug).query((row, i) -> row.getObject("id", UUID.class)).list());
  }

  /** Their work here ends; of the profile, nothing changes. */
  public void leaveThePractice(String slug) {
    owner.sql("""
        update membership set ended_at = now() where person_id =
          (select p.person_id from profile p join profile_slug s on s.profile_id = p.id where s.slug = :slug)""").param("slug", slug).update();
  }

  /** Away with all of them, so that a test has the page alone; also with the words of those whose rows another test has emptied. */
  public void clear() {
    owner.sql("delete from attune_search.document d where not exists (select from profile p where p.id = d.profile_id)").update();
    owner.sql("""
        delete from attune_search.word w
        where not of_list and not exists (select from attune_search.document d where d.words @> array[w.word])""").update();
    change(owner.sql("update profile set published = false where published returning id").query((row, i) -> row.getObject("id", UUID.class)).list());
  }

  /** As each change by somebody is counted. */
  private void change(List<UUID> profiles) {
    owner.sql("""
        with changed as (insert into directory_revision as r (revision)
            select coalesce(max(revision), 0) + 1 from attune_search.change
          on conflict (one) do update set revision = r.revision + 1 returning revision)
        insert into attune_search.change (profile_id, revision) select profile, revision from changed, unnest(:profiles) profile
        on conflict (profile_id) do update set revision = excluded.revision""").param("profiles", profiles.toArray(UUID[]::new)).update();
  }
}
