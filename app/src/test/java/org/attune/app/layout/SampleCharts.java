package org.attune.app.layout;

import java.util.ArrayList;
import java.util.List;
import org.attune.app.layout.CourseChartData.Mark;
import org.attune.app.layout.CourseChartData.Point;
import org.attune.app.layout.CourseChartData.UsualBand;

/** Courses to draw. */
final class SampleCharts {
  private SampleCharts() {}

  static CourseChartData ofMayaWhoseLastTimeFeltDifferent() {
    double[] scores = {5.4, 5.6, 5.8, 5.5, 6.0, 6.2, 6.1, 5.9, 6.3, 6.3, 4.2};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      points.add(new Point(i + 1, (i + 2) + " September", scores[i], null, i == 10 ? Mark.STRONG : Mark.USUAL));
    }
    return new CourseChartData(
        "The alliance, as Maya felt it",
        "Mean of five lines from 1 to 7 over eleven sessions: from 5.4 to 6.3, usually 5.2 to 6.6; 4.2 at the last.",
        1, 7, true, points, new UsualBand(5.2, 6.6, 4), List.of());
  }

  static CourseChartData ofJonasFromBothChairs() {
    List<Point> points = new ArrayList<>();
    for (int session = 1; session <= 36; session++) {
      double wave = 4.9 + session / 40.0 + 0.4 * Math.sin(session * 1.7);
      Mark mark = session == 12 ? Mark.GENTLE : session == 24 ? Mark.REPAIRED : session == 32 ? Mark.STRONG : Mark.USUAL;
      double score = mark == Mark.USUAL ? wave : mark == Mark.STRONG ? 2.4 : wave - 1.6;
      points.add(new Point(session, "session " + session, score, session % 3 == 0 ? wave + 0.5 : null, mark));
    }
    return new CourseChartData(
        "The alliance, as Jonas and Ana felt it", "Forty sessions, four of them missed.", 1, 7, true, points,
        new UsualBand(4.6, 6.1, 4), List.of(5, 5, 16, 29));
  }

  static CourseChartData ofADepressionScore() {
    double[] scores = {38, 36, 37, 30, 28, 29, 17, 15, 16, 12, 11, 9};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      points.add(new Point(i + 1, "week " + (i + 1), scores[i]));
    }
    return new CourseChartData(
        "Depression, 0 to 63", "From 38 to 9 over twelve sessions.", 0, 63, false, points, null, List.of(4));
  }

  static CourseChartData ofOneSession() {
    return new CourseChartData(
        "The alliance, as Tom felt it", "One session so far: 5.2.", 1, 7, true,
        List.of(new Point(1, "3 March", 5.2)), null, List.of());
  }
}
