package org.attune.app.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people of an installation, how they may be reached, and what they are in a practice. */
@Service
public class People {

  private static final RowMapper<Person> PERSON = (row, i) -> new Person(
      new PersonId(row.getObject("id", UUID.class)), new PersonName(row.getString("name"), row.getString("usual_name")),
      row.getString("sign_in_name"));

  private final JdbcClient database;
  private final Queries queries;
  private final PersonKeys keys;
  private final AccessLinks links;
  private final Clock clock;

  People(JdbcClient database, Queries queries, PersonKeys keys, AccessLinks links, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.keys = keys;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Makes a person, with the key under which their words will lie.
   *
   * @param viewer the new person themselves, under an id that nobody has yet
   */
  @Transactional
  public void create(Viewer.Oneself viewer, PersonName name, ContactDetails contact) {
    database.sql("insert into person (id, name, usual_name, created_at) values (:id, :name, :usual, :now)")
        .param("id", viewer.person().value()).param("name", name.full()).param("usual", name.usual()).param("now", Timestamp.from(clock.instant()))
        .update();
    keys.createKey(viewer);
    changeContactDetails(viewer, contact);
  }

  /** The same, where only one name is known. */
  @Transactional
  public void create(Viewer.Oneself viewer, String name, ContactDetails contact) {
    create(viewer, PersonName.of(name), contact);
  }

  @Transactional
  public void rename(Viewer.Oneself viewer, PersonName name) {
    database.sql("update person set name = :name, usual_name = :usual, version = version + 1 where id = :id")
        .param("name", name.full()).param("usual", name.usual()).param("id", viewer.person().value()).update();
  }

  /** The language that a person chose, as a tag such as "de"; empty where they never did. */
  @Transactional(readOnly = true)
  public Optional<String> language(Viewer viewer, PersonId person) {
    return database.sql("select language from person where id = :id and language is not null").param("id", person.value())
        .query(String.class).optional();
  }

  @Transactional
  public void chooseLanguage(Viewer.Oneself viewer, Locale language) {
    database.sql("update person set language = :language where id = :id").param("language", language.getLanguage())
        .param("id", viewer.person().value()).update();
  }

  /**
   * Sets how they are reached. With another address, links for a new password that went to the old one end, and the new one
   * waits to be confirmed.
   */
  @Transactional
  public void changeContactDetails(Viewer.Oneself viewer, ContactDetails contact) {
    if (!Objects.equals(contactDetails(viewer, viewer.person()).address(), contact.address())) {
      links.endAll(viewer, AccessLink.Purpose.RESET);
    }
    database.sql("""
            insert into contact (person_id, reach, address, outside_name) values (:id, :reach, :address, :outside)
            on conflict (person_id) do update
              set reach = excluded.reach, address = excluded.address, outside_name = excluded.outside_name,
                  confirmed_at = case when contact.address = excluded.address then contact.confirmed_at end,
                  confirming_link = case when contact.address = excluded.address then contact.confirming_link end
            """)
        .param("id", viewer.person().value()).param("reach", contact.address() == null ? "none" : "mail")
        .param("address", contact.address()).param("outside", contact.nameInMails()).update();
  }

  /** Erases a person with all that hangs on them, and first the keys under which their words and their courses' lie. */
  @Transactional
  public void erase(Viewer.Oneself viewer) {
    keys.eraseKeys(viewer);
    database.sql("delete from person where id = :id").param("id", viewer.person().value()).update();
  }

  /** Makes past records: clients of the job's practice who have a name and a key, no address and no sign-in. */
  @Transactional
  public void createHistorical(Viewer.Job viewer, Map<PersonId, String> names) {
    List<PersonId> people = List.copyOf(names.keySet());
    database.sql("select make_past_records(:people::uuid[], :names::text[], :keys::bytea[])")
        .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
        .param("names", people.stream().map(names::get).toArray(String[]::new))
        .param("keys", keys.newKeys(viewer, people).toArray(byte[][]::new))
        .query((row, i) -> i).single();
  }

  /** Whether somebody is a past record of one's own: a client of a course that one keeps, who has no sign-in yet. */
  @Transactional(readOnly = true)
  public boolean isHistoricalRecord(Viewer.Member viewer, PersonId person) {
    return database.sql("""
            select exists (select from person p join access a on a.person_id = p.id
              where p.id = :person and p.sign_in_name is null and a."right" = 'client'
                and a.course_id in (select courses_open_to('therapist')))
            """).param("person", person.value()).query(Boolean.class).single();
  }

  /** Erases past records of the job's practice with all that hangs on them; never somebody who can sign in. */
  @Transactional
  public int eraseHistorical(Viewer.Job viewer, Collection<PersonId> people) {
    return database.sql("select erase_past_records(:people::uuid[])")
        .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).query(Integer.class).single();
  }

  /** How a person may be reached: for themselves, and for the job that mails. */
  @Transactional(readOnly = true)
  public ContactDetails contactDetails(Viewer viewer, PersonId person) {
    return database.sql("""
            select case when reach = 'mail' then address end as address, outside_name, confirmed_at is not null as confirmed
            from contact where person_id = :id
            """)
        .param("id", person.value())
        .query((row, i) -> new ContactDetails(row.getString("address"), row.getString("outside_name"), row.getBoolean("confirmed")))
        .optional().orElse(ContactDetails.none());
  }

  @Transactional(readOnly = true)
  public Optional<Person> find(Viewer viewer, PersonId person) {
    return database.sql("select id, name, usual_name, sign_in_name from person where id = :id").param("id", person.value())
        .query(PERSON).optional();
  }

  /** Those of these people that the viewer may know, by id. */
  @Transactional(readOnly = true)
  public Map<PersonId, Person> byId(Viewer viewer, Collection<PersonId> people) {
    return queries.answer(batch -> byId(viewer, people, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Map<PersonId, Person>> byId(Viewer viewer, Collection<PersonId> people, QueryBatch batch) {
    Supplier<List<Person>> known = batch.sql("select id, name, usual_name, sign_in_name from person where id = any(:ids)")
        .param("ids", people.stream().map(PersonId::value).toArray(UUID[]::new)).list(PERSON);
    return () -> known.get().stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }

  /** The people who hold a role in a practice now, by name; for a client's name, only those that the viewer may know. */
  @Transactional(readOnly = true)
  public List<Person> withRole(Viewer viewer, PracticeId practice, Role role) {
    return database.sql("""
            select p.id, p.name, p.usual_name, p.sign_in_name from person p join membership m on m.person_id = p.id
            where m.practice_id = :practice and m.role = :role and m.ended_at is null order by p.name, p.id
            """)
        .param("practice", practice.value()).param("role", role.code()).query(PERSON).list();
  }

  /** Those who work in a practice, with their roles, by name. */
  @Transactional(readOnly = true)
  public List<StaffMember> staff(Viewer viewer, PracticeId practice) {
    return database.sql("""
            select p.id, p.name, p.usual_name, p.sign_in_name, array_agg(m.role) as roles
            from person p join membership m on m.person_id = p.id
            where m.practice_id = :practice and m.role <> 'client' and m.ended_at is null
            group by p.id order by p.name, p.id
            """)
        .param("practice", practice.value())
        .query((row, i) -> new StaffMember(PERSON.mapRow(row, i),
            Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))))
        .list();
  }

  /** Somebody who works in a practice. */
  public record StaffMember(Person person, Set<Role> roles) {}

  /** Whether a person works anywhere here, or once did: others' records name them. */
  @Transactional(readOnly = true)
  public boolean hasBeenStaff(Viewer.Oneself viewer) {
    return database.sql("select exists (select from membership where person_id = :me and role <> 'client')")
        .param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /** The practices that a person belongs to now. */
  @Transactional(readOnly = true)
  public List<PracticeId> practicesOf(Viewer.Oneself viewer) {
    return database.sql("""
            select distinct practice_id from membership where person_id = :me and ended_at is null order by practice_id
            """)
        .param("me", viewer.person().value()).query((row, i) -> new PracticeId(row.getObject(1, UUID.class))).list();
  }

  /** Gives a person a role in a practice, or gives it back to them. */
  @Transactional
  public void grantRole(Viewer viewer, PracticeId practice, PersonId person, Role role) {
    int back = database.sql("""
            update membership set ended_at = null
            where practice_id = :practice and person_id = :person and role = :role
            """)
        .param("practice", practice.value()).param("person", person.value()).param("role", role.code()).update();
    if (back == 0) {
      database.sql("""
              insert into membership (practice_id, person_id, role, since) values (:practice, :person, :role, :now)
              on conflict do nothing
              """)
          .param("practice", practice.value()).param("person", person.value()).param("role", role.code())
          .param("now", Timestamp.from(clock.instant())).update();
    }
  }

  /** Ends a person's role in a practice; their sign-in stays theirs. */
  @Transactional
  public void revokeRole(Viewer.Member viewer, PersonId person, Role role) {
    database.sql("""
            update membership set ended_at = :now
            where practice_id = :practice and person_id = :person and role = :role and ended_at is null
            """)
        .param("practice", viewer.practice().value()).param("person", person.value()).param("role", role.code())
        .param("now", Timestamp.from(clock.instant())).update();
  }
}
