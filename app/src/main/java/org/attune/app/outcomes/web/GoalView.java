package org.attune.app.outcomes.web;

import org.attune.app.layout.PageContext;
import org.attune.app.outcomes.Goal;
import org.jspecify.annotations.Nullable;

/**
 * A goal of a client's own, as a page shows it.
 *
 * @param sentence how near it felt, in a sentence
 * @param chart    the same over time; null while it was never rated
 */
public record GoalView(Goal goal, String sentence, @Nullable TimelineChart chart) {

  static GoalView of(PageContext page, Goal goal, CourseTimeline timeline) {
    String sentence = sentence(page, goal);
    return new GoalView(goal, sentence, goal.latest() == null ? null
        : timeline.chart(goal.words(), java.util.List.of(CourseTimeline.panel(page.t("outcomes.goal.axis"), sentence, goal))));
  }

  private static String sentence(PageContext page, Goal goal) {
    Goal.Rating latest = goal.latest();
    if (latest == null) {
      return page.t("outcomes.goal.unrated");
    }
    Goal.Rating first = goal.ratings().getFirst();
    return first == latest ? page.t("outcomes.goal.rated-once", latest.value(), page.date(latest.on()))
        : page.t("outcomes.goal.rated", first.value(), page.date(first.on()), latest.value(), page.date(latest.on()));
  }
}
