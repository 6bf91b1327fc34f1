package org.attune.app.outcomes.web;

import java.util.List;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.attune.app.outcomes.SharedInterpretation;
import org.attune.app.sessions.Course;
import org.jspecify.annotations.Nullable;

/** How a client is doing, for themselves. */
public record OwnChangeView(Course course, PersonName therapistName, List<MeasureChangeView> measures, List<ItemAnswersView> items,
    List<GoalView> goals, SharedInterpretation shared, Draft draft) {

  /** What the page calls them. */
  public String therapist() {
    return therapistName.shortForm();
  }

  public List<GoalView> current() {
    return goals.stream().filter(goal -> !goal.goal().isPutAway()).toList();
  }

  public List<GoalView> putAway() {
    return goals.stream().filter(goal -> goal.goal().isPutAway()).toList();
  }

  /** What was typed into the form of a new goal, and why it could not be taken. */
  public record Draft(@Nullable String key, String words, FieldErrors errors) {
    static Draft empty() {
      return new Draft(null, "", new FieldErrors());
    }
  }
}
