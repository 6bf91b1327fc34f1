package org.attune.app.directory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.directory.ProfileConfirmation;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.Training;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads profiles from their tables, as far as the viewer of the transaction may. */
@Component
public class ProfileRows {

  private static final String LISTED = """
      select p.id, c.slug, p.person_id, p.practice_id, v.content::text as content, v.photograph_id is not null as photograph,
        p.places, p.places_confirmed_at, p.supervisor_id, p.supervisor_confirmed_at,
        case when p.supervisor_confirmed_at is not null then name_on_profile(p.id, p.supervisor_id) end as supervisor
      from profile p join profile_version v on v.id = p.approved_version
        join profile_slug c on c.profile_id = p.id and c.is_current
      """;

  private final JdbcClient database;
  private final JsonMapper json;

  ProfileRows(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What a profile's row says of supervision; the name is there once the supervisor has agreed. */
  public record Supervision(@Nullable PersonId supervisor, @Nullable Instant confirmedAt, @Nullable String name) {
    public static Supervision of(ResultSet row) throws SQLException {
      UUID supervisor = row.getObject("supervisor_id", UUID.class);
      return new Supervision(supervisor == null ? null : new PersonId(supervisor), instant(row, "supervisor_confirmed_at"),
          row.getString("supervisor"));
    }
  }

  private record Listed(ProfileId id, String slug, PersonId therapist, PracticeId practice, ProfileContent content, Capacity places,
      Supervision supervision, boolean hasPhotograph) {}

  /** The approved version of each profile that the viewer may read. */
  public List<PublicProfile> listed() {
    return listed(database.sql(LISTED));
  }

  /** Those of these. */
  public List<PublicProfile> listed(Collection<ProfileId> ids) {
    return listed(database.sql(LISTED + "where p.id = any (:ids)").param("ids", ids.stream().map(ProfileId::value).toArray(UUID[]::new)));
  }

  /** The one with this address, or with this former one. */
  public Optional<PublicProfile> listed(String slug) {
    return listed(database.sql(LISTED + "join profile_slug asked on asked.profile_id = p.id where asked.slug = :slug").param("slug", slug))
        .stream().findFirst();
  }

  private List<PublicProfile> listed(JdbcClient.StatementSpec question) {
    List<Listed> listed = question
        .query((row, i) -> new Listed(new ProfileId(row.getObject("id", UUID.class)), row.getString("slug"),
            new PersonId(row.getObject("person_id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)),
            content(row), places(row), Supervision.of(row), row.getBoolean("photograph"))).list();
    Map<ProfileId, List<ProfileConfirmation>> confirmed = confirmations(listed.stream().map(Listed::id).toList());
    return listed.stream().map(one -> new PublicProfile(one.id(), one.slug(), one.therapist(), one.practice(), one.content(), one.places(),
        holding(one.content(), one.supervision(), confirmed.getOrDefault(one.id(), List.of())), one.hasPhotograph())).toList();
  }

  /** The zones of these profiles' practices. */
  Map<ProfileId, ZoneId> zones(List<PublicProfile> profiles) {
    var zones = new HashMap<ProfileId, ZoneId>();
    database.sql("select p.id, r.time_zone from profile p, practice_on_profile(p.id) r where p.id = any (:ids)")
        .param("ids", profiles.stream().map(profile -> profile.id().value()).toArray(UUID[]::new))
        .query(row -> { zones.put(new ProfileId(row.getObject("id", UUID.class)), ZoneId.of(row.getString("time_zone"))); });
    return zones;
  }

  /** What was confirmed of these profiles, whatever they say by now. */
  public Map<ProfileId, List<ProfileConfirmation>> confirmations(List<ProfileId> profiles) {
    record Row(ProfileId profile, ProfileConfirmation confirmation) {}

    return database.sql("""
            select profile_id, what, value, confirmed_at, coalesce(name_on_profile(profile_id, confirmed_by), '') as by
            from profile_confirmation where profile_id = any(:ids) order by what
            """).param("ids", profiles.stream().map(ProfileId::value).toArray(UUID[]::new))
        .query((row, i) -> new Row(new ProfileId(row.getObject("profile_id", UUID.class)),
            new ProfileConfirmation(ProfileConfirmation.Subject.valueOf(row.getString("what").toUpperCase(Locale.ROOT)), row.getString("value"), row.getString("by"),
                row.getTimestamp("confirmed_at").toInstant())))
        .list().stream().collect(Collectors.groupingBy(Row::profile, Collectors.mapping(Row::confirmation, Collectors.toList())));
  }

  /** The confirmations that hold for what is said now; nobody supervises who hasn't agreed to. */
  public static List<ProfileConfirmation> holding(ProfileContent content, Supervision supervision, List<ProfileConfirmation> confirmed) {
    var holding = new ArrayList<>(confirmed.stream()
        .filter(one -> one.value().equals(content.registration().confirmable(one.subject()))).toList());
    Training training = content.registration().training();
    String name = supervision.name();
    Instant at = supervision.confirmedAt();
    if (training != null && training.supervisor().equals(supervision.supervisor()) && at != null && name != null) {
      holding.add(new ProfileConfirmation(ProfileConfirmation.Subject.SUPERVISION, name, name, at));
    }
    return List.copyOf(holding);
  }

  public ProfileContent content(ResultSet row) throws SQLException {
    return json.readValue(row.getString("content"), ProfileContent.class);
  }

  public String write(ProfileContent content) {
    return json.writeValueAsString(content);
  }

  public static Capacity places(ResultSet row) throws SQLException {
    return new Capacity(row.getInt("places"), instant(row, "places_confirmed_at"));
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
