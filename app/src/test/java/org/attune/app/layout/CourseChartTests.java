package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.app.layout.CourseChartData.Mark;
import org.attune.app.layout.CourseChartData.Point;
import org.attune.app.layout.CourseChartData.UsualBand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

class CourseChartTests {
  private static final AnnotationConfigApplicationContext LAYOUT = StandaloneLayout.start();

  @AfterAll
  static void close() {
    LAYOUT.close();
  }

  static Stream<CourseChartData> courses() {
    return Stream.of(
        SampleCharts.ofMayaWhoseLastTimeFeltDifferent(),
        SampleCharts.ofJonasFromBothChairs(),
        SampleCharts.ofADepressionScore(),
        SampleCharts.ofOneSession());
  }

  @ParameterizedTest
  @MethodSource("courses")
  void aChartHasATitleADescriptionAndNothingThatTheContentSecurityPolicyRefuses(CourseChartData course) {
    for (CourseChart size : List.of(CourseChart.narrow(course), CourseChart.wide(course))) {
      String svg = drawn(course, size, Locale.UK);
      assertThat(svg).contains("<title>" + course.title() + "</title>", "<desc>" + course.description() + "</desc>");
      assertThat(svg).doesNotContain("style", "script", " id=", "NaN", "null", "Infinity");
      assertThat(svg.length()).isLessThan(6_000);
    }
  }

  @ParameterizedTest
  @MethodSource("courses")
  void everythingLiesWithinThePicture(CourseChartData course) {
    CourseChart narrow = CourseChart.narrow(course);
    assertThat(narrow.shapes()).isNotEmpty().allSatisfy(shape -> {
      assertThat(shape.x()).isBetween(35.0, 281.0);
      assertThat(shape.y()).isBetween(16.0, 200.0);
    });
    assertThat(narrow.sessions()).extracting(CourseChart.Tick::at).isSorted().allMatch(at -> at >= 35 && at <= 281);
  }

  @Test
  void wordsInATitleStayWords() {
    var course = new CourseChartData("<b>&", "“quoted”", 1, 7, true, List.of(new Point(1, "3 March", 5)), null, List.of());
    assertThat(drawn(course, CourseChart.narrow(course), Locale.UK)).contains("<title>&lt;b&gt;&amp;</title>");
  }

  @Test
  void aScoreLiesBetweenTheLeastAndTheMost() {
    CourseChart chart = CourseChart.wide(course(List.of(scored(1, 1), scored(2, 4), scored(3, 7)), List.of()));
    assertThat(chart.scores()).containsExactly(
        new CourseChart.Tick(184, "1"), new CourseChart.Tick(100, "4"), new CourseChart.Tick(16, "7"));
    assertThat(chart.line()).isEqualTo("M40.0 184.0L216.0 100.0L392.0 16.0");
    assertThat(chart.bridges()).isEmpty();
  }

  @Test
  void aScaleIsDividedAtWholeNumbers() {
    assertThat(CourseChart.wide(SampleCharts.ofADepressionScore()).scores()).extracting(CourseChart.Tick::label)
        .containsExactly("0", "21", "42", "63");
  }

  @Test
  void aDottedLineLeadsOverAMissedSessionAndACrossLiesOnTheAxisBelowIt() {
    CourseChartData course = course(List.of(scored(1, 5), scored(2, 5), scored(3, 5), scored(4, 2)), List.of(2));
    CourseChart chart = CourseChart.wide(course);
    assertThat(chart.bridges()).isEqualTo("M128.0 72.0L304.0 72.0");
    assertThat(chart.line()).isEqualTo("M40.0 72.0L128.0 72.0M304.0 72.0L392.0 156.0");
    assertThat(chart.shapes()).contains(new CourseChart.Shape(216, 206.5, "missed"));
    assertThat(drawn(course, chart, Locale.UK)).contains("<path class=\"line dotted\" d=\"M128.0 72.0L304.0 72.0\"/>");
  }

  @Test
  void aDottedLineLeadsOverASessionThatWasNotAnsweredWithoutACross() {
    CourseChart chart = CourseChart.wide(
        course(List.of(scored(1, 5), new Point(2, "", null, 6.0, Mark.USUAL), scored(3, 4)), List.of()));
    assertThat(chart.bridges()).isEqualTo("M40.0 72.0L392.0 100.0");
    assertThat(chart.line()).isEmpty();
    assertThat(chart.shapes()).extracting(CourseChart.Shape::kind).containsExactly("usual", "therapist", "usual");
  }

  @Test
  void sessionsMissedBeforeTheFirstAndAfterTheLastHaveTheirPlaceToo() {
    CourseChart chart = CourseChart.wide(course(List.of(scored(1, 5), scored(2, 5)), List.of(0, 2, 2)));
    assertThat(chart.shapes()).extracting(CourseChart.Shape::x).containsExactly(40.0, 128.0, 216.0, 304.0, 392.0);
    assertThat(chart.bridges()).isEmpty();
  }

  @Test
  void theLatestLowScoreHasItsNumber() {
    CourseChartData course = course(
        List.of(scored(1, 5), new Point(2, "", 3.2, null, Mark.STRONG), new Point(3, "", 3.4, null, Mark.GENTLE), scored(4, 5)), List.of());
    assertThat(drawn(course, CourseChart.wide(course), Locale.UK)).containsOnlyOnce("class=\"value\"").contains(">3.4</text>");
    assertThat(drawn(course, CourseChart.wide(course), Locale.GERMANY)).contains(">3,4</text>");
  }

  @Test
  void eachMarkHasAShapeOfItsOwn() {
    String svg = drawn(SampleCharts.ofJonasFromBothChairs(), CourseChart.wide(SampleCharts.ofJonasFromBothChairs()), Locale.UK);
    List<String> shapes = Pattern.compile("<(\\w+) class=\"(dot|low|ring|chair|cross)\"[^>]*?( d=\"[^\"]*\"| r=\"[^\"]*\")")
        .matcher(svg).results().map(shape -> shape.group(1) + shape.group(3)).distinct().toList();
    assertThat(shapes).containsExactlyInAnyOrder(
        "circle r=\"4.5\"", // as usual
        "circle r=\"6\"", // lower than usual
        "path d=\"M0-9 9 0 0 9-9 0Z\"", // much lower
        "circle r=\"8\"", "circle r=\"3.5\"", // came through
        "path d=\"M0-6.5 5.5 3-5.5 3Z\"", // the other chair
        "path d=\"M-4-4 4 4M4-4-4 4\""); // not met
  }

  @Test
  void theLegendExplainsWhatIsDrawnAndNothingElse() {
    assertThat(SampleCharts.ofJonasFromBothChairs().legend())
        .containsExactly("band", "gentle", "strong", "repaired", "therapist", "missed");
    assertThat(SampleCharts.ofMayaWhoseLastTimeFeltDifferent().legend()).containsExactly("band", "strong");
    assertThat(SampleCharts.ofOneSession().legend()).isEmpty();
  }

  @Test
  void theBandBeginsAtTheSessionThatItHoldsForAndEndsWithThePicture() {
    CourseChartData early = new CourseChartData("t", "d", 1, 7, true, List.of(scored(1, 5), scored(2, 5), scored(3, 5)),
        new UsualBand(4, 9, 2), List.of());
    assertThat(CourseChart.wide(early).band()).isEqualTo(new CourseChart.Band(202, 16, 204, 84));
    CourseChartData later = new CourseChartData("t", "d", 1, 7, true, List.of(scored(1, 5)), new UsualBand(4, 6, 2), List.of());
    assertThat(CourseChart.wide(later).band()).isNull();
  }

  @Test
  void theNumbersOfALongCourseHaveRoomAndGiveWayToACross() {
    List<Point> sessions = IntStream.rangeClosed(1, 200).mapToObj(session -> scored(session, 5)).toList();
    List<Double> at = CourseChart.narrow(course(sessions, List.of())).sessions().stream().map(CourseChart.Tick::at).toList();
    assertThat(at).first().isEqualTo(40.0);
    assertThat(at).last().isEqualTo(276.0);
    assertThat(IntStream.range(1, at.size()).mapToObj(i -> at.get(i) - at.get(i - 1))).allMatch(room -> room >= 36);
    CourseChart missed = CourseChart.wide(course(sessions, List.of(199)));
    assertThat(missed.sessions()).extracting(CourseChart.Tick::label).contains("1").doesNotContain("199", "200");
  }

  @Test
  void theTableSaysWhereTheTwoDidNotMeet() {
    assertThat(SampleCharts.ofJonasFromBothChairs().rows()).hasSize(40).element(5).extracting(row -> row.point()).isNull();
  }

  private static Point scored(int session, double score) {
    return new Point(session, "session " + session, score);
  }

  private static CourseChartData course(List<Point> points, List<Integer> missed) {
    return new CourseChartData("title", "description", 1, 7, true, points, null, missed);
  }

  private static String drawn(CourseChartData data, CourseChart chart, Locale locale) {
    var request = new MockHttpServletRequest("GET", "/today");
    request.addPreferredLocale(locale);
    var out = new StringOutput();
    LAYOUT.getBean(TemplateEngine.class).render("layout/chart-drawing.jte",
        Map.of("page", LAYOUT.getBean(PageContexts.class).of(request), "data", data, "chart", chart), out);
    return out.toString();
  }
}
