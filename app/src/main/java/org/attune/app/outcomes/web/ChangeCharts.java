package org.attune.app.outcomes.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.layout.PageContext;
import org.attune.app.outcomes.MeasureChange;
import org.attune.app.outcomes.OutcomeHistory;
import org.attune.engine.trajectory.ExpectedCourse;

/** Measures and goals of a course in words and pictures that share one axis of time; the first has the alliance beneath it. */
record ChangeCharts(List<MeasureChangeView> measures, List<GoalView> goals) {

  /**
   * @param keys        where the words begin, as {@link MeasureChangeView.Text} has it
   * @param interpreted whether it may be said what scores mean
   */
  static ChangeCharts of(PageContext page, OutcomeHistory history, AllianceText alliance, String keys, boolean interpreted, ZoneId zone) {
    CourseTimeline timeline = CourseTimeline.of(history, zone);
    List<MeasureChange> changes = history.changes();
    return new ChangeCharts(IntStream.range(0, changes.size()).mapToObj(i -> {
      MeasureChange change = changes.get(i);
      ExpectedCourse expected = interpreted ? history.expected(change).orElse(null) : null;
      var text = new MeasureChangeView.Text(page, change, keys, interpreted, expected);
      var panels = new ArrayList<>(List.of(timeline.panel(change, String.join(" ", text.sentences()), interpreted,
          expected == null ? List.of() : timeline.expected(change, expected))));
      if (i == 0 && !alliance.chart().isEmpty()) {
        panels.add(timeline.panel(alliance.chart()));
      }
      return MeasureChangeView.of(text, timeline.chart(change.measure().name(), panels));
    }).toList(), history.goals().stream().map(goal -> GoalView.of(page, goal, timeline)).toList());
  }
}
