package org.attune.app.imports.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.app.imports.Import;
import org.attune.app.imports.Imports;
import org.attune.app.imports.internal.ClientMatch;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What would come in, and what would not. */
public record ImportPreviewView(Imports.Preview preview, Map<String, String> typed, boolean leaveWrong, FieldErrors errors) {

  private static final int MANY = 200;

  /** When the last run broke off, for good; null where none did. */
  public @Nullable ZonedDateTime failedAt() {
    Import.Problem problem = preview.staged().importRecord().problem();
    Instant at = problem == null ? null : problem.at();
    return at == null ? null : at.atZone(preview.staged().zone());
  }

  /** A client of the file who has courses here; the place is their number among all. */
  public record KnownClient(int place, ClientMatch match, String chosen) {}

  /**
   * What is chosen for each client, by {@link ParsedTable#clientKey}: those who are known here each by their own field, those who
   * are not all together.
   */
  static Map<String, String> chosen(Imports.Preview preview, Map<String, String> typed) {
    var chosen = new HashMap<String, String>();
    for (int i = 0; i < preview.matches().size(); i++) {
      ClientMatch match = preview.matches().get(i);
      String choice = typed.getOrDefault(match.isUnknown() ? "unknown" : "client-" + i, "");
      boolean offered = choice.equals(ImportPlan.NEW) || choice.equals(ImportPlan.LEAVE_OUT)
          || match.courses().stream().anyMatch(c -> c.course().toString().equals(choice));
      if (offered) {
        chosen.put(ParsedTable.clientKey(match.name()), choice);
      }
    }
    return chosen;
  }

  public List<KnownClient> known() {
    var known = new ArrayList<KnownClient>();
    for (int i = 0; i < preview.matches().size(); i++) {
      ClientMatch match = preview.matches().get(i);
      if (!match.isUnknown()) {
        String first = match.isAmbiguous() ? "" : match.courses().getFirst().course().toString();
        known.add(new KnownClient(i, match, typed.getOrDefault("client-" + i, first)));
      }
    }
    return known;
  }

  public List<ClientMatch> unknown() {
    return preview.matches().stream().filter(ClientMatch::isUnknown).toList();
  }

  public String unknownChosen() {
    return typed.getOrDefault("unknown", ImportPlan.NEW);
  }

  public List<ParsedTable.CellError> firstErrors() {
    return preview.parsed().errors().stream().limit(MANY).toList();
  }

  public List<ParsedTable.ParsedSession> firstRows() {
    return preview.parsed().sessions().stream().filter(ParsedTable.ParsedSession::isScored).limit(8).toList();
  }

  /** How the file's ways of writing days and numbers were understood, to be looked at before anything comes in. */
  public List<ParsedTable.InterpretedCell> interpretations() {
    return ParsedTable.interpretations(preview.staged().table(), preview.columns(), preview.staged().zone());
  }

  public long gaps() {
    return preview.parsed().sessions().stream().filter(o -> !o.isScored()).count();
  }

  public List<String> valueNames() {
    ColumnMapping.MeasureColumn measured = preview.columns().scores().measure();
    return measured == null ? ColumnMappingForm.ITEMS : List.of(measured.name());
  }

  /** Without the ".0" of a whole number. */
  public static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
