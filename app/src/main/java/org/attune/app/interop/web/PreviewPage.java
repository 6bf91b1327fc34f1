package org.attune.app.interop.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.app.interop.Imports;
import org.attune.app.interop.internal.Columns;
import org.attune.app.interop.internal.Match;
import org.attune.app.interop.internal.Plan;
import org.attune.app.interop.internal.Reading;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What would come in, and what would not. */
public record PreviewPage(Imports.Preview of, Map<String, String> typed, boolean leaveWrong, FieldErrors errors) {

  private static final int MANY = 200;

  /** When the last run broke off, for good; null where none did. */
  public @Nullable ZonedDateTime failedAt() {
    Instant at = of.staged().of().problemAt();
    return at == null ? null : at.atZone(of.staged().zone());
  }

  /** A client of the file who has courses here; the place is their number among all. */
  public record Known(int place, Match match, String chosen) {}

  /**
   * What is chosen for each client, by {@link Reading#key}: those who are known here each by their own field, those who
   * are not all together.
   */
  static Map<String, String> chosen(Imports.Preview preview, Map<String, String> typed) {
    var chosen = new HashMap<String, String>();
    for (int i = 0; i < preview.matches().size(); i++) {
      Match match = preview.matches().get(i);
      String choice = typed.getOrDefault(match.isUnknown() ? "unknown" : "client-" + i, "");
      boolean offered = choice.equals(Plan.NEW) || choice.equals(Plan.LEAVE)
          || match.courses().stream().anyMatch(c -> c.course().toString().equals(choice));
      if (offered) {
        chosen.put(Reading.key(match.name()), choice);
      }
    }
    return chosen;
  }

  public List<Known> known() {
    var known = new ArrayList<Known>();
    for (int i = 0; i < of.matches().size(); i++) {
      Match match = of.matches().get(i);
      if (!match.isUnknown()) {
        String first = match.isAmbiguous() ? "" : match.courses().getFirst().course().toString();
        known.add(new Known(i, match, typed.getOrDefault("client-" + i, first)));
      }
    }
    return known;
  }

  public List<Match> unknown() {
    return of.matches().stream().filter(Match::isUnknown).toList();
  }

  public String unknownChosen() {
    return typed.getOrDefault("unknown", Plan.NEW);
  }

  public List<Reading.Finding> firstFindings() {
    return of.reading().findings().stream().limit(MANY).toList();
  }

  public List<Reading.Observation> firstRows() {
    return of.reading().observations().stream().filter(Reading.Observation::isScored).limit(8).toList();
  }

  /** How the file's ways of writing days and numbers were understood, to be looked at before anything comes in. */
  public List<Reading.Understood> understood() {
    return Reading.understood(of.staged().table(), of.columns(), of.staged().zone());
  }

  public long gaps() {
    return of.reading().observations().stream().filter(o -> !o.isScored()).count();
  }

  public List<String> valueNames() {
    Columns.Measured measured = of.columns().measured();
    return measured == null ? ColumnsForm.LINES : List.of(measured.name());
  }

  /** Without the ".0" of a whole number. */
  public static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
