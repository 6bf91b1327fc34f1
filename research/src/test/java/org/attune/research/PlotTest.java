package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.research.Plot.PlotData;
import org.junit.jupiter.api.Test;

class PlotTest {
  @Test
  void aLineLeadsThroughItsPointsOnRoundScales() {
    String svg = new Plot("session", "score").line(line(0, 10), Plot.CALM, 2, false).svg(474, 172);
    assertThat(svg).contains("points=\"77.5,106.1 428.5,27.9\"");
    assertThat(svg).contains(">0</text>", ">2</text>", ">10</text>", ">session</text>", ">score</text>").doesNotContain(">3</text>", ">12</text>");
  }

  @Test
  void barsBeginAtNothingAndHaveTheirWidth() {
    String svg = new Plot("", "").bars(new PlotData("x", "y").add(1.0, 10.0).add(2.0, 5.0), 0.5, Plot.CALM).svg(474, 172);
    assertThat(svg).contains("d=\"M77.5 106.1V27.9H194.5V106.1ZM311.5 106.1V67.0H428.5V106.1Z\"");
  }

  @Test
  void aRibbonLiesBetweenTheLeastAndTheMost() {
    String svg = new Plot("", "").ribbon(new PlotData("x", "ymin", "ymax").add(0.0, 0.0, 5.0).add(1.0, 5.0, 10.0), Plot.BAND, 0.5).svg(474, 172);
    assertThat(svg).contains("points=\"77.5,67.0 428.5,27.9 428.5,67.0 77.5,106.1\"");
  }

  @Test
  void eachPanelShowsItsRowsByScalesOfAll() {
    PlotData line = new PlotData("x", "y", "client").add(1.0, 0.0, "a<b").add(2.0, 5.0, "a<b").add(1.0, 10.0, "c").add(2.0, 0.0, "c");
    String svg = new Plot("", "").panels("client", 2).line(line, Plot.CALM, 2, false).svg(474, 172);
    assertThat(svg).contains(">a&lt;b</text>", ">c</text>", "points=\"68.5,106.1 237.5,67.0\"", "points=\"268.5,27.9 437.5,106.1\"");
  }

  @Test
  void groupsAreNotJoined() {
    PlotData two = new PlotData("x", "y", "group").add(0.0, 0.0, "1").add(1.0, 0.0, "2").add(1.0, 1.0, "1").add(2.0, 1.0, "2");
    assertThat(new Plot("", "").line(two, Plot.CALM, 1, false).svg(400, 200).split("<polyline")).hasSize(3);
  }

  @Test
  void aValueThatIsAlwaysTheSameAndNothingAtAllCanBeDrawn() {
    assertThat(new Plot("", "").line(line(5, 5), Plot.CALM, 1, false).svg(400, 200)).contains("<polyline").doesNotContain("NaN", "Infinity");
    assertThat(new Plot("", "").line(new PlotData("x", "y"), Plot.CALM, 1, false).svg(400, 200)).startsWith("<svg").doesNotContain("NaN", "Infinity");
  }

  private static PlotData line(double first, double last) {
    return new PlotData("x", "y").add(0.0, first).add(1.0, last);
  }
}
