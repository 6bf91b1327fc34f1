package org.attune.app.outcomes.web;

import java.util.List;
import org.attune.app.identity.PersonName;
import org.attune.app.outcomes.SharedInterpretation;
import org.attune.app.sessions.Course;

/** How a client is doing, for their therapist. */
public record ChangeView(Course course, PersonName clientName, List<MeasureChangeView> measures, List<GoalView> goals,
    SharedInterpretation shared) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
