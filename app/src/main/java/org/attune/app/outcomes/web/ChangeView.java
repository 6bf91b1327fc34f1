package org.attune.app.outcomes.web;

import java.util.List;
import org.attune.app.identity.PersonName;
import org.attune.app.outcomes.SharedInterpretation;
import org.attune.app.sessions.Course;

/**
 * How a client is doing, for their therapist.
 *
 * @param openSignals how many sessions felt different and are still open
 */
public record ChangeView(Course course, PersonName clientName, List<MeasureChangeView> measures, List<ItemAnswersView> items,
    List<GoalView> goals, SharedInterpretation shared, int openSignals) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
