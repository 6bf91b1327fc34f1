package org.attune.app.bringing.internal;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Sessions;
import org.attune.app.space.PlannedEvent;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The place from which something is brought to therapy; it keeps nothing of its own in the space. */
@Component
@Order(80)
class SharedEntriesSpaceSection implements SpaceSection {

  private final EntrySharing bringing;
  private final Courses courses;
  private final Sessions sessions;
  private final People people;

  SharedEntriesSpaceSection(EntrySharing bringing, Courses courses, Sessions sessions, People people) {
    this.bringing = bringing;
    this.courses = courses;
    this.sessions = sessions;
    this.people = people;
  }

  @Override
  public String name() {
    return "bringing";
  }

  @Override
  public String address() {
    return PrivateAddresses.BRINGING;
  }

  @Override
  public boolean isFor(Viewer.Oneself viewer) {
    return bringing.isFor(viewer);
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return List.of();
  }

  /** The next session of each course. */
  @Override
  public List<PlannedEvent> plannedEvents(Viewer.Oneself viewer, PageContext page) {
    return courses.ofClient(viewer).stream().filter(Course::isOpen)
        .flatMap(course -> sessions.next(viewer, course.id()).stream().map(session -> {
          ZonedDateTime at = session.plannedAt().atZone(page.zone());
          return new PlannedEvent(page.t("bringing.session", people.find(viewer, course.therapist()).map(Person::name).orElse("")),
              at.toLocalDate(), at.toLocalTime(), "/course?of=" + course.id());
        })).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return Optional.empty();
  }
}
