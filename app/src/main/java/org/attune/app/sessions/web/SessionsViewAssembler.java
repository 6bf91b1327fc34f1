package org.attune.app.sessions.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.CourseEnding;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes the page of a course's sessions, for either of the two. */
@Component
class SessionsViewAssembler {

  private final Sessions sessions;
  private final Absences absences;
  private final CourseEndings endings;
  private final Handovers handovers;
  private final CourseClosures closures;
  private final People people;
  private final CourseParticipants participants;
  private final Clock clock;

  SessionsViewAssembler(Sessions sessions, Absences absences, CourseEndings endings, Handovers handovers, CourseClosures closures,
                People people, CourseParticipants participants, Clock clock) {
    this.sessions = sessions;
    this.absences = absences;
    this.endings = endings;
    this.handovers = handovers;
    this.closures = closures;
    this.people = people;
    this.participants = participants;
    this.clock = clock;
  }

  SessionsView of(Viewer viewer, Course course, SessionsView.ViewerRole role) {
    Instant now = clock.instant();
    var zone = participants.zone(viewer, course);
    List<SessionListItem> lines = sessions.of(viewer, course.id()).stream().map(s -> SessionListItem.of(s, zone, now)).toList();
    Optional<CourseEnding> ending = endings.find(viewer, course.id());
    List<Absence> away = absences.of(viewer, course.therapist());
    List<Handover> all = handovers.of(viewer, course.id());
    Optional<Handover> handover = all.stream().filter(Handover::isPending).findFirst();
    Optional<Handover> passedOn = all.stream().filter(h -> h.nextCourse() != null).findFirst();
    PersonId other = role == SessionsView.ViewerRole.CLIENT ? course.therapist() : course.client();
    var names = people.byId(viewer, Stream.of(Stream.of(other), away.stream().map(Absence::coveredBy),
        all.stream().map(Handover::next)).flatMap(s -> s).filter(java.util.Objects::nonNull).distinct().toList());
    var schedule = new SessionsView.Schedule(lines.stream().filter(l -> !l.started()).toList(),
        lines.stream().filter(SessionListItem::started).toList().reversed(),
        away.stream().map(a -> {
          PersonId cover = a.coveredBy();
          return new SessionsView.AbsenceListItem(a, cover == null ? null : name(names, cover));
        }).toList());
    var status = new SessionsView.CourseStatus(ending.orElse(null),
        ending.flatMap(e -> lines.stream().filter(l -> l.session().id().equals(e.lastSession())).findFirst()).orElse(null),
        handover.map(h -> waiting(h, names)).orElse(null), passedOn.map(h -> waiting(h, names)).orElse(null),
        closures.find(viewer, course.id()).orElse(null));
    boolean isHistorical = role == SessionsView.ViewerRole.THERAPIST && hasNoSignIn(names.get(other));
    Person known = names.get(other);
    return new SessionsView(course, known == null ? PersonName.of("…") : known.personName(), role, schedule, status, isHistorical);
  }

  private static boolean hasNoSignIn(@Nullable Person person) {
    return person != null && person.signInName() == null;
  }

  private static SessionsView.PendingHandover waiting(Handover handover, java.util.Map<PersonId, Person> names) {
    return new SessionsView.PendingHandover(handover.id().toString(), name(names, handover.next()));
  }

  private static String name(java.util.Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "…" : known.name();
  }
}
