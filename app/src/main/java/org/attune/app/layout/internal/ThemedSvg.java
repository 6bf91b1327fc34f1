package org.attune.app.layout.internal;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.attune.app.layout.internal.LetsPlotChart.ChartColour;

/**
 * A plot as our pages take it: no style of its own, which the content security policy would refuse; colours by classes, so
 * that they follow light and dark; numbers to a tenth; a title and a description in front.
 */
final class ThemedSvg {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern EMPTY = Pattern.compile("<path></path>|<g[^>]*></g>");
  private static final Set<String> KEPT =
      Set.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "d", "points", "transform", "dx", "dy",
          "text-anchor", "stroke-width", "stroke-dasharray", "fill", "stroke");
  private static final Map<String, ChartColour> TONES =
      Stream.of(ChartColour.values())
          .flatMap(tone -> Stream.of(Map.entry(tone.key(), tone), Map.entry(tone.drawn(), tone)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  /** Elements that our pages have no use for, with all in them. */
  private static final Set<String> LEFT_OUT = Set.of("style", "defs");
  private static final XMLInputFactory XML = factory();

  private ThemedSvg() {}

  static String of(String svg, String title, String description, int width, int height) {
    var out = new StringOutput();
    out.writeContent(
        "<svg class=\"plot\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
            .formatted(width, height, width, height));
    element("title", title, out);
    element("desc", description, out);
    try {
      copy(XML.createXMLStreamReader(new StringReader(svg)), out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    out.writeContent("</svg>");
    return EMPTY.matcher(out.toString()).replaceAll("");
  }

  private static void element(String name, String text, StringOutput out) {
    out.writeContent("<" + name + ">");
    Escape.htmlContent(text, out);
    out.writeContent("</" + name + ">");
  }

  private static void copy(XMLStreamReader in, StringOutput out) throws XMLStreamException {
    int depth = 0;
    int leftOut = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          if (leftOut > 0 || LEFT_OUT.contains(in.getLocalName())) {
            leftOut++;
          } else if (depth++ > 0) {
            open(in, out);
          }
        }
        case XMLStreamReader.END_ELEMENT -> {
          if (leftOut > 0) {
            leftOut--;
          } else if (--depth > 0) {
            out.writeContent("</" + in.getLocalName() + ">");
          }
        }
        case XMLStreamReader.CHARACTERS -> {
          if (leftOut == 0) {
            Escape.htmlContent(in.getText().strip(), out);
          }
        }
        default -> {}
      }
    }
  }

  private static void open(XMLStreamReader in, StringOutput out) {
    Map<String, String> attributes = new TreeMap<>();
    StringBuilder classes = new StringBuilder();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      ChartColour tone = TONES.get(in.getAttributeValue(i));
      if (tone != null) {
        classes.append(classes.isEmpty() ? "" : " ").append(name).append('-').append(tone.className());
      } else if (KEPT.contains(name)) {
        attributes.put(name, rounded(in.getAttributeValue(i)));
      }
    }
    if (!classes.isEmpty()) {
      attributes.put("class", classes.toString());
    }
    out.writeContent("<" + in.getLocalName());
    attributes.forEach(
        (name, value) -> {
          out.writeContent(" " + name + "=\"");
          Escape.htmlAttribute(value, out);
          out.writeContent("\"");
        });
    out.writeContent(">");
  }

  private static String rounded(String value) {
    return NUMBER
        .matcher(value.strip())
        .replaceAll(
            number -> {
              BigDecimal tenth = new BigDecimal(number.group()).setScale(1, RoundingMode.HALF_EVEN);
              return tenth.signum() == 0 ? "0" : tenth.stripTrailingZeros().toPlainString();
            });
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
