package org.attune.app.layout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.Content;
import java.time.Duration;
import org.attune.app.layout.internal.LetsPlotChart;

/** Draws a course; {@code layout/chart} puts it on a page, with its words and its table. */
public final class CourseChart {
  /** Drawing takes longer than the rest of a page, and between two check-ins a course draws the same. */
  private static final Cache<Drawing, String> DRAWN =
      Caffeine.newBuilder().maximumSize(1000).expireAfterAccess(Duration.ofMinutes(10)).build();

  private CourseChart() {}

  /** For a place of a phone's width. */
  public static Content narrow(CourseChartData data) {
    return svg(data, 330, 210);
  }

  /** For a place of half a desk's width or more. */
  public static Content wide(CourseChartData data) {
    return svg(data, 560, 230);
  }

  private static Content svg(CourseChartData data, int width, int height) {
    String svg = DRAWN.get(new Drawing(data, width, height), d -> LetsPlotChart.of(d.data(), d.width(), d.height()));
    return output -> output.writeContent(svg);
  }

  private record Drawing(CourseChartData data, int width, int height) {}
}
