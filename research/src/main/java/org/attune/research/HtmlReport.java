package org.attune.research;

import java.util.List;

/** A report: one page that needs nothing but itself, for the screen and for paper. */
final class HtmlReport {
  private final StringBuilder body = new StringBuilder();
  private final String title;

  HtmlReport(String title) {
    this.title = title;
  }

  HtmlReport heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  HtmlReport text(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  /** A plot with what it shows in words. */
  HtmlReport plot(String svg, String caption) {
    body.append("<figure role=\"img\" aria-label=\"").append(escaped(caption)).append("\">").append(svg)
        .append("<figcaption>").append(escaped(caption)).append("</figcaption></figure>\n");
    return this;
  }

  HtmlReport table(List<String> header, List<List<String>> rows) {
    body.append("<table><thead><tr>");
    header.forEach(cell -> body.append("<th scope=\"col\">").append(escaped(cell)).append("</th>"));
    body.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      body.append("<tr>");
      row.forEach(cell -> body.append("<td>").append(escaped(cell)).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</tbody></table>\n");
    return this;
  }

  String html() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1f2a37; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
        h1, h2 { line-height: 1.2; font-weight: 600 }
        figure { margin: 1.5rem 0; break-inside: avoid }
        figure svg { max-width: 100%%; height: auto }
        figcaption { color: #4a5563; font-size: .9rem; max-width: 46rem }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; font-size: .9rem }
        th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #dde3e8 }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        p { max-width: 46rem }
        @media print { body { margin: 0; max-width: none; font-size: 11pt } @page { margin: 1.6cm } h2 { break-after: avoid } }
        </style>
        </head>
        <body>
        <h1>%1$s</h1>
        %2$s</body>
        </html>
        """.formatted(escaped(title), body);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
