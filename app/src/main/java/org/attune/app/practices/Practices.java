package org.attune.app.practices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The practices of an installation; each viewer knows only their own. */
@Service
public class Practices {

  private static final String COLUMNS =
      "id, name, country, time_zone, concerns_to, outside_body, keeps_by_law, hosts, version";

  private final JdbcClient database;
  private final People people;
  private final ApplicationEventPublisher events;

  Practices(JdbcClient database, People people, ApplicationEventPublisher events) {
    this.database = database;
    this.people = people;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Optional<Practice> find(Viewer viewer, PracticeId id) {
    return database.sql("select " + COLUMNS + " from practice where id = :id").param("id", id.value())
        .query(Practices::practice).optional();
  }

  /** Those of these practices that the viewer may know, by name. */
  @Transactional(readOnly = true)
  public List<Practice> all(Viewer viewer, Collection<PracticeId> ids) {
    return database.sql("select " + COLUMNS + " from practice where id = any(:ids) order by name, id")
        .param("ids", ids.stream().map(PracticeId::value).toArray(UUID[]::new)).query(Practices::practice).list();
  }

  /** Whether this installation has any practice yet. */
  @Transactional(readOnly = true)
  public boolean anyExists(Viewer.Visitor viewer) {
    return database.sql("select any_practice()").query(Boolean.class).single();
  }

  /** Changes what a practice says of itself; a {@link Conflict} where somebody else just did. */
  @Transactional
  public void change(Viewer.Member viewer, Practice to) {
    int changed = database.sql("""
            update practice set name = :name, country = :country, time_zone = :zone, concerns_to = :concerns,
              outside_body = :outside, keeps_by_law = :law, version = version + 1
            where id = :id and version = :version
            """)
        .param("name", to.name()).param("country", to.country()).param("zone", to.timeZone().getId())
        .param("concerns", to.concernRecipients().colleague() == null ? null : to.concernRecipients().colleague().value())
        .param("outside", to.concernRecipients().outsideBody()).param("law", to.legalRetention()).param("id",
            to.id().value()).param("version",
            to.version()).update();
    if (changed == 0) {
      throw new Conflict();
    }
  }

  /** Gives somebody who works here one more role. */
  @Transactional
  public void grantRole(Viewer.Member viewer, PersonId person, Role role) {
    requireColleague(viewer, person, role);
    people.grantRole(viewer, viewer.practice(), person, role);
  }

  /** Takes a role from somebody who works here; a practice keeps a manager, and a course its therapist. */
  @Transactional
  public void revokeRole(Viewer.Member viewer, PersonId person, Role role) {
    requireColleague(viewer, person, role);
    // so that two managers who take each other's role at once don't leave none
    database.sql("select id from practice where id = :id for update").param("id", viewer.practice().value())
        .query(UUID.class).single();
    boolean last = role == Role.MANAGER && people.withRole(viewer, viewer.practice(), Role.MANAGER).size() < 2;
    if (last) {
      throw new LastManagerNotRemovable();
    }
    events.publishEvent(new RoleRevoked(viewer.practice(), person, role));
    people.revokeRole(viewer, person, role);
  }

  /** For the manager, and somebody who works here. */
  private void requireColleague(Viewer.Member viewer, PersonId person, Role role) {
    if (!viewer.hasRole(Role.MANAGER) || role == Role.CLIENT
        || people.staff(viewer, viewer.practice()).stream().noneMatch(s -> s.person().id().equals(person))) {
      throw new NotFound();
    }
  }

  private static Practice practice(ResultSet row, int i) throws SQLException {
    @Nullable UUID concerns = row.getObject("concerns_to", UUID.class);
    return new Practice(new PracticeId(row.getObject("id", UUID.class)), row.getString("name"),
        row.getString("country"), ZoneId.of(row.getString("time_zone")),
        new Practice.ConcernRecipients(concerns == null ? null : new PersonId(concerns), row.getString("outside_body")),
        row.getString("keeps_by_law"), row.getBoolean("hosts"), row.getInt("version"));
  }
}
