package org.attune.app.outcomes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.ImportedScore;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.ImportedSession;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes courses with scores at weekly sessions, many at once, as an import does. */
@Component
public class OutcomeFixtures {

  private final People people;
  private final Courses courses;
  private final Sessions sessions;
  private final MeasureScores scores;
  private final Clock clock;

  OutcomeFixtures(People people, Courses courses, Sessions sessions, MeasureScores scores, Clock clock) {
    this.people = people;
    this.courses = courses;
    this.sessions = sessions;
    this.scores = scores;
    this.clock = clock;
  }

  /** Past courses of a therapist, a score of the measure at each session; null where there was none. */
  public List<CourseId> past(Viewer.Member therapist, MeasureId measure, List<@Nullable Double[]> values) {
    var job = new Viewer.Job(therapist.practice());
    Map<PersonId, String> names = new LinkedHashMap<>();
    Map<CourseId, PersonId> clients = new LinkedHashMap<>();
    values.forEach(course -> {
      PersonId client = PersonId.random();
      names.put(client, "Somebody");
      clients.put(CourseId.random(), client);
    });
    people.createHistorical(job, names);
    courses.openHistorical(job, clients, therapist.person());
    List<CourseId> made = List.copyOf(clients.keySet());
    Map<CourseId, Map<MeasureId, @Nullable Double[]>> scored = new LinkedHashMap<>();
    for (int i = 0; i < made.size(); i++) {
      scored.put(made.get(i), Map.of(measure, values.get(i)));
    }
    bring(therapist, scored);
    return made;
  }

  /** Weekly sessions of courses until yesterday, and scores of measures at them. */
  public void bring(Viewer.Member therapist, Map<CourseId, Map<MeasureId, @Nullable Double[]>> scored) {
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    Map<CourseId, List<ImportedSession>> held = new LinkedHashMap<>();
    List<ImportedScore> given = new ArrayList<>();
    scored.forEach((course, measures) -> {
      int length = measures.values().stream().mapToInt(values -> values.length).max().orElse(0);
      List<ImportedSession> its = Stream.iterate(length - 1, ago -> ago >= 0, ago -> ago - 1)
          .map(ago -> new ImportedSession(new SessionId(UUID.randomUUID()), yesterday.minus(Duration.ofDays(7L * ago)))).toList();
      held.put(course, its);
      measures.forEach((measure, values) -> {
        for (int i = 0; i < values.length; i++) {
          Double value = values[i];
          if (value != null) {
            given.add(new ImportedScore(course, its.get(i).id(), measure, value));
          }
        }
      });
    });
    sessions.importPast(therapist, held);
    scores.importAll(therapist, therapist.practice(), UUID.randomUUID(), given);
  }
}
