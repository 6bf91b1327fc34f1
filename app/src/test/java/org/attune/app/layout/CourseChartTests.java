package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.layout.CourseChartData.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseChartTests {
  static Stream<CourseChartData> courses() {
    return Stream.of(
        SampleCharts.ofMayaWhoseLastTimeFeltDifferent(),
        SampleCharts.ofJonasFromBothChairs(),
        SampleCharts.ofADepressionScore(),
        SampleCharts.ofOneSession());
  }

  @ParameterizedTest
  @MethodSource("courses")
  void aChartHasATitleAndNothingThatTheContentSecurityPolicyRefuses(CourseChartData course) {
    String svg = drawn(CourseChart.wide(course));
    assertThat(svg).contains("<title>" + course.title() + "</title>", "<desc>");
    assertThat(svg).doesNotContain("style", "rgb(", "script", " id=", "NaN");
    assertThat(svg.length()).isLessThan(12_000);
  }

  @Test
  void wordsInATitleStayWords() {
    var course = new CourseChartData("<b>&", "“quoted”", 1, 7, true, List.of(new Point(1, "3 March", 5)), null, List.of());
    assertThat(drawn(CourseChart.narrow(course))).contains("<title>&lt;b&gt;&amp;</title>");
  }

  @Test
  void eachMarkHasAShapeOfItsOwn() {
    String svg = drawn(CourseChart.wide(SampleCharts.ofJonasFromBothChairs()));
    assertThat(svg).contains("fill-calm ", "fill-sheet stroke-look", "fill-sheet stroke-calm", "fill-sheet stroke-ink-soft");
  }

  @Test
  void theTableSaysWhereTheTwoDidNotMeet() {
    assertThat(SampleCharts.ofJonasFromBothChairs().rows()).hasSize(40).element(5).extracting(row -> row.point()).isNull();
  }

  private static String drawn(Content chart) {
    var out = new StringOutput();
    chart.writeTo(new gg.jte.html.OwaspHtmlTemplateOutput(out));
    return out.toString();
  }
}
