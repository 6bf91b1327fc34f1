package org.attune.app.layout;

import gg.jte.Content;
import org.attune.app.layout.internal.ChartSvg;

/** Draws a course; {@code layout/chart} puts it on a page, with its words and its table. */
public final class BondChart {
  private BondChart() {}

  /** For a place of a phone's width. */
  public static Content narrow(BondChartData data) {
    return svg(data, 330, 210);
  }

  /** For a place of half a desk's width or more. */
  public static Content wide(BondChartData data) {
    return svg(data, 560, 230);
  }

  private static Content svg(BondChartData data, int width, int height) {
    String svg = ChartSvg.of(data, width, height);
    return output -> output.writeContent(svg);
  }
}
