package org.attune.app.alliance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.Chair;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.KeepsakeChapter;
import org.springframework.stereotype.Component;

/** What the two came through, for their keepsake: the repairs that both agreed on, in both their words. */
@Component
class RepairKeepsakeChapter implements KeepsakeChapter {

  private final Repairs repairs;
  private final Courses courses;

  RepairKeepsakeChapter(Repairs repairs, Courses courses) {
    this.repairs = repairs;
    this.courses = courses;
  }

  @Override
  public List<KeepsakeMoment> moments(Viewer viewer, CourseId id) {
    List<Repair> agreed = repairs.of(viewer, id).stream().filter(Repair::isAgreed).toList();
    if (agreed.isEmpty()) {
      return List.of();
    }
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    var said = repairs.wordsByChair(viewer, id);
    return agreed.stream().map(repair -> {
      Map<Chair, String> words = said.getOrDefault(repair.id(), Map.of());
      var lines = new ArrayList<Words>();
      if (words.containsKey(Chair.THERAPIST)) {
        lines.add(new Words(course.therapist(), Objects.requireNonNull(words.get(Chair.THERAPIST))));
      }
      if (words.containsKey(Chair.CLIENT)) {
        lines.add(new Words(course.client(), Objects.requireNonNull(words.get(Chair.CLIENT))));
      }
      return new KeepsakeMoment(Objects.requireNonNull(repair.progress().agreedAt()), lines);
    }).toList();
  }
}
