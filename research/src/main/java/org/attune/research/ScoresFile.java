package org.attune.research;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.engine.series.Scale;
import org.attune.tables.Cells;
import org.attune.tables.CsvDialect;
import org.attune.tables.DateNotation;
import org.attune.tables.DecodedText;
import org.attune.tables.NumberNotation;
import org.attune.tables.QuotationMarks;
import org.attune.tables.UnicodeText;
import org.attune.tables.UnreadableTableException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of scores, with a header: long (a row for each client and session), or wide (a row for each client, a column
 * for each session). An empty score, or NA, is none.
 *
 * @param scale what all scores lie within
 * @param note hears what the researcher should know of how the file was read
 */
record ScoresFile(Path path, Columns columns, SessionRange range, Scale scale, Notation notation, Consumer<String> note) {
  /**
   * How the file's columns are called.
   *
   * @param session the column with a session's number; unless it is said, {@code session}, or where there is none, the dates count
   * @param date the column with a session's date; unless it is said, {@code date}
   * @param therapist the column with the therapist, which the file need not have unless {@code needsTherapist}
   * @param wide the pattern of the wide file's columns, with {@code {session}} where the number comes; none for a long one
   */
  record Columns(
      String client,
      @Nullable String session,
      @Nullable String date,
      String score,
      String therapist,
      boolean needsTherapist,
      List<String> covariates,
      @Nullable String wide) {}

  /** The sessions that are read; those before the first or after the last are left out. */
  record SessionRange(int first, int last) {
    boolean contains(int session) {
      return session >= first && session <= last;
    }
  }

  /**
   * How numbers and dates are meant where their columns leave it open.
   *
   * @param mark what comes before the decimals
   * @param order what comes first in a date
   */
  record Notation(NumberNotation.@Nullable DecimalMark mark, DateNotation.@Nullable Order order) {}

  /** The courses in the file. It is read more than once: how numbers and dates are written is told by a whole column. */
  ScoreTable read() {
    try (ProgressBar progress = ProgressBar.of("reading", 3 * Files.size(path))) {
      Charset charset = DecodedText.charset(path);
      if (charset.equals(DecodedText.Encoding.WINDOWS_1252.charset())) {
        note.accept(path + " is not UTF-8, so it was read as Windows-1252; if names look wrong, save it as UTF-8");
      }
      CsvDialect layout;
      try (Reader beginning = reader(charset, progress)) {
        char[] start = new char[CsvDialect.SAMPLE_LENGTH];
        int length = 0;
        for (int more = 0; more >= 0 && length < start.length; length += Math.max(0, more)) {
          more = beginning.read(start, length, start.length - length);
        }
        String text = new String(start, 0, length);
        if (UnicodeText.isInvisible(text)) {
          throw new InvalidInputException(path + " is empty; expected a header");
        }
        layout = CsvDialect.of(text);
      }
      try (Reader text = reader(charset, progress)) {
        QuotationMarks.check(text, layout.separator());
      }
      Rows looking = new Rows(layout, null);
      rows(looking, layout, charset, progress);
      Notations notations = looking.notations();
      Rows rows = new Rows(layout, notations);
      rows(rows, layout, charset, progress);
      looking.understood(notations.dates).ifPresent(note);
      rows.dated.numberSessions(rows.courses, range.first(), range.last());
      return rows.courses.build();
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("there is no file " + path);
    } catch (UnreadableTableException e) {
      throw new InvalidInputException(path + ": " + e.getMessage());
    } catch (CsvParseException e) {
      if (e.getCause() instanceof InvalidInputException bad) {
        throw bad;
      }
      CsvDialect.rethrowError(e);
      throw new InvalidInputException(path + " can't be read as CSV: " + e.getMessage() + "; perhaps a quotation mark was never closed");
    } catch (IOException e) {
      throw new InvalidInputException(path + " can't be read: " + e.getMessage());
    }
  }

  private void rows(Rows rows, CsvDialect layout, Charset charset, ProgressBar progress) throws IOException {
    try (Reader text = reader(charset, progress);
        CsvReader<Boolean> csv = CsvDialect.reader(layout.separator()).maxBufferSize(1 << 24).build(rows, text)) {
      csv.forEach(row -> {});
    }
    if (!rows.headed || !rows.any) {
      throw new InvalidInputException("line " + layout.headerLine() + ": expected scores below the header, found none");
    }
  }

  private Reader reader(Charset charset, ProgressBar progress) throws IOException {
    PushbackReader reader = new PushbackReader(new BufferedReader(
        new InputStreamReader(progress.watch(Files.newInputStream(path)), charset)));
    int first = reader.read();
    if (first >= 0 && first != '\uFEFF') {
      reader.unread(first);
    }
    return reader;
  }

  /** Beyond these, squares and their sums are no numbers any more. */
  private static final double LARGEST = 1e50;
  private static final int MAX_SESSION = 999_999_999;

  private static final int SHOWN_NAMES = 20;
  private static final Instant EARLIEST = Instant.parse("1950-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** How the numbers of each column are written, and the dates. */
  private record Notations(NumberNotation[] numbers, DateNotation dates) {}

  /** What a column of the file is. */
  private enum ColumnRole {
    IGNORED,
    CLIENT,
    SESSION,
    DATE,
    SCORE,
    THERAPIST,
    COVARIATE
  }

  /** Takes the fields one by one from the reader's buffer; only names become text, and each only once. */
  private final class Rows extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final ScoreTable.Builder courses = new ScoreTable.Builder();
    private final CsvDialect layout;
    private final DatedRows dated = new DatedRows();
    /** Of each column; null while they are looked for. */
    private final @Nullable Notations notations;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private boolean headed;
    private boolean any;
    private ColumnRole[] roles = {};
    /** In a wide file, the session of each column. */
    private int[] sessions = {};
    private int[] covariateOf = {};
    private int lastUsed;
    private NumberNotation.Evidence[] evidence = {};
    private final DateNotation.Evidence dates = new DateNotation.Evidence();
    private final Cells.DistinctFormats waysOfDates = new Cells.DistinctFormats();
    private long[] exampleLine = {};

    private long line;
    private int fields;
    private boolean filled;
    private @Nullable InvalidInputException problem;
    private String clientName = "";
    private int clientNumber = -1;
    private OptionalInt rowSession = OptionalInt.empty();
    private @Nullable Instant rowDate;
    private String therapistName = "";
    private OptionalDouble rowScore = OptionalDouble.empty();
    private double[] rowScores = {};
    private boolean[] scored = {};
    private final double[] rowCovariates = new double[columns.covariates().size()];

    Rows(CsvDialect layout, @Nullable Notations notations) {
      this.layout = layout;
      this.notations = notations;
    }

    /** How each column is written; refused where it can't be told and nobody said it. */
    Notations notations() {
      NumberNotation[] numbers = new NumberNotation[roles.length];
      DateNotation days = dates.notation().orElse(notation.order());
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = evidence[i].notation().orElse(notation.mark());
        if (numbers[i].isOpen()) {
          throw InvalidInputException.invalidCell(exampleLine[i], i + 1, names.get(i),
              "numbers that can be read in one way (say --decimal point or --decimal comma)", numbers[i].example());
        }
        if (roles[i] == ColumnRole.DATE) {
          if (days.isOpen()) {
            throw InvalidInputException.invalidCell(exampleLine[i], i + 1, names.get(i),
                "dates that can be read in one way (say " + days.fitting()
                .stream().sorted().map(fitting -> "--date-order " + InputOptions.optionValue(fitting)).collect(Collectors.joining(" or "))
                + ")", days.example());
          }
        }
      }
      return new Notations(numbers, days);
    }

    /** One date of each way of writing, and how it was read, for somebody to look at; nothing where sessions have numbers. */
    Optional<String> understood(DateNotation days) {
      int column = Arrays.asList(roles).indexOf(ColumnRole.DATE);
      if (column < 0) {
        return Optional.empty();
      }
      List<String> read = new ArrayList<>();
      for (String cell : waysOfDates.examples()) {
        Instant at = days.read(cell, ZoneOffset.UTC);
        if (at != null) {
          read.add(InvalidInputException.escaped(cell) + " is " + DatedRows.format(at));
        }
      }
      return Optional.of("each client's sessions are counted by column " + (column + 1) + " (" + InvalidInputException.escaped(names.get(column))
          + "), read so: " + String.join("; ", read));
    }

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      fields = 0;
      filled = false;
      problem = null;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
      fields++;
      if (line < layout.headerLine() || (headed && line < layout.firstLine())) {
        return;
      }
      if (length > 2 && text[from] == '=') {
        String shown = Cells.displayText(new String(text, from, length));
        field(index, shown.toCharArray(), 0, shown.length());
      } else {
        field(index, text, from, length);
      }
    }

    private void field(int index, char[] text, int from, int length) {
      boolean seen = length > 0
          && (text[from] > ' ' && text[from] < 127 || !UnicodeText.isInvisible(new String(text, from, length)));
      filled |= seen;
      if (!headed) {
        names.add(UnicodeText.stripInvisible(new String(text, from, length)));
      } else if (index >= roles.length) {
        if (seen) {
          wrong(new InvalidInputException("line " + line + ": expected " + roles.length + " columns as in the header, found " + (index + 1)
              + "; a cell that contains the separator needs quotation marks"));
        }
      } else if (notations == null) {
        look(index, text, from, length);
      } else {
        take(index, text, from, length, notations);
      }
    }

    private void look(int index, char[] text, int from, int length) {
      if (roles[index] == ColumnRole.DATE) {
        String cell = UnicodeText.stripInvisible(new String(text, from, length));
        String before = dates.example();
        dates.add(cell);
        waysOfDates.add(cell);
        if (!before.equals(dates.example())) {
          exampleLine[index] = line;
        }
      } else if (roles[index] == ColumnRole.SESSION || roles[index] == ColumnRole.SCORE || roles[index] == ColumnRole.COVARIATE) {
        boolean digits = true;
        for (int i = from; i < from + length && digits; i++) {
          digits = text[i] >= '0' && text[i] <= '9';
        }
        if (!digits || !evidence[index].isPlain()) {
          String before = evidence[index].example();
          evidence[index].add(new String(text, from, length));
          if (!before.equals(evidence[index].example())) {
            exampleLine[index] = line;
          }
        }
      }
    }

    private void take(int index, char[] text, int from, int length, Notations notations) {
      NumberNotation notation = notations.numbers[index];
      switch (roles[index]) {
        case IGNORED -> {}
        case CLIENT -> client(index, text, from, length);
        case SESSION -> {
          rowSession = DecimalParser.whole(text, from, length);
          if (rowSession.isEmpty()) {
            Double number = notation.read(new String(text, from, length));
            if (number == null || number < 0 || number > MAX_SESSION || number != Math.rint(number)) {
              wrong(index, "a whole number of at least 0", text, from, length);
            } else {
              rowSession = OptionalInt.of(number.intValue());
            }
          }
        }
        case DATE -> {
          rowDate = notations.dates.read(new String(text, from, length), ZoneOffset.UTC);
          if (rowDate == null || rowDate.isBefore(EARLIEST) || rowDate.isAfter(LATEST)) {
            wrong(index, "a date from 1950 to 2199, such as 2026-03-05", text, from, length);
          }
        }
        case SCORE -> {
          OptionalDouble value = score(index, text, from, length, notation);
          if (columns.wide() == null) {
            rowScore = value;
          } else {
            scored[index] = value.isPresent();
            rowScores[index] = value.orElse(0);
          }
        }
        case THERAPIST -> {
          if (!same(therapistName, text, from, length)) {
            String name = Cells.displayName(new String(text, from, length));
            if (name.isEmpty() && columns.needsTherapist()) {
              wrong(index, "a therapist", text, from, length);
            }
            whole(index, name);
            therapistName = known.computeIfAbsent(name, one -> one);
          }
        }
        case COVARIATE -> {
          OptionalDouble value = number(text, from, length, notation);
          if (value.isEmpty()) {
            wrong(index, "a number", text, from, length);
          }
          rowCovariates[covariateOf[index]] = value.orElse(0);
        }
      }
    }

    private OptionalDouble score(int index, char[] text, int from, int length, NumberNotation notation) {
      OptionalDouble value = number(text, from, length, notation);
      if (value.isEmpty()) {
        String cell = UnicodeText.stripInvisible(new String(text, from, length));
        // a figure that could not be worked out is not a score that is missing
        if (!Cells.isMissing(cell) || cell.equalsIgnoreCase("nan")) {
          wrong(index, "a number", text, from, length);
        }
      } else if (Math.abs(value.getAsDouble()) > LARGEST) {
        wrong(index, "a number from -1e50 to 1e50", text, from, length);
      } else if (!scale.contains(value.getAsDouble())) {
        wrong(index, "a score " + range(), text, from, length);
      }
      return value;
    }

    private String range() {
      if (scale.low() == Double.NEGATIVE_INFINITY) {
        return "of at most " + scale.high();
      }
      return scale.high() == Double.POSITIVE_INFINITY ? "of at least " + scale.low() : "from " + scale.low() + " to " + scale.high();
    }

    /** Nearly all numbers are written with a point, and read without making a text of them. */
    private static OptionalDouble number(char[] text, int from, int length, NumberNotation notation) {
      if (notation.mark() == NumberNotation.DecimalMark.POINT && !notation.percent()) {
        OptionalDouble value = DecimalParser.number(text, from, length);
        if (value.isPresent()) {
          return value;
        }
      }
      Double value = notation.read(new String(text, from, length));
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** In a sorted file the client is mostly that of the row before. */
    private void client(int index, char[] text, int from, int length) {
      if (clientNumber < 0 || !same(clientName, text, from, length)) {
        String name = Cells.displayName(new String(text, from, length));
        if (name.isEmpty()) {
          wrong(index, "a client", text, from, length);
          return;
        }
        whole(index, name);
        clientNumber = courses.client(name);
        clientName = name;
      }
    }

    /** A name that lost letters could be another's. */
    private void whole(int index, String name) {
      if (UnicodeText.hasLostLetters(name)) {
        wrong(InvalidInputException.invalidCell(line, index + 1, names.get(index),
            "a name with all its letters (save the file again as UTF-8)", name));
      }
    }

    private static boolean same(String name, char[] text, int from, int length) {
      if (name.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (name.charAt(i) != text[from + i]) {
          return false;
        }
      }
      return true;
    }

    private void wrong(int index, String expected, char[] text, int from, int length) {
      wrong(InvalidInputException.invalidCell(line, index + 1, names.get(index), expected, new String(text, from, length)));
    }

    /** Kept until the row ends: one without anything in it says nothing, and is no mistake. */
    private void wrong(InvalidInputException found) {
      problem = problem == null ? found : problem;
    }

    @Override
    protected Boolean buildRecord() {
      if (getRecordType() != RecordType.DATA) {
        return true;
      }
      if (line < layout.headerLine() || (headed && line < layout.firstLine())) {
        return true;
      }
      if (!headed) {
        head();
        return true;
      }
      if (!filled) {
        return true;
      }
      any = true;
      if (notations == null) {
        return true;
      }
      if (problem != null) {
        throw problem;
      }
      if (fields <= lastUsed) {
        throw new InvalidInputException("line " + line + ": expected " + roles.length + " columns as in the header, found " + fields);
      }
      if (columns.needsTherapist() && !courses.therapist(clientNumber, therapistName)) {
        throw new InvalidInputException("line " + line + ": expected one therapist for each client, found a second for client \""
            + clientName + "\"");
      }
      if (rowCovariates.length > 0 && !courses.covariates(clientNumber, rowCovariates)) {
        throw new InvalidInputException("line " + line + ": expected the same covariates in all rows of a client, found others for \""
            + clientName + "\"");
      }
      if (rowDate != null) {
        dated.add(clientNumber, rowDate, rowScore, line);
      } else if (columns.wide() == null) {
        add(rowSession.orElseThrow(), rowScore);
      } else {
        for (int i = 0; i < roles.length; i++) {
          if (roles[i] == ColumnRole.SCORE) {
            add(sessions[i], scored[i] ? OptionalDouble.of(rowScores[i]) : OptionalDouble.empty());
          }
        }
      }
      return true;
    }

    private void add(int session, OptionalDouble score) {
      if (score.isPresent() && range.contains(session)) {
        courses.add(clientNumber, session, score.getAsDouble(), line);
      }
    }

    private void head() {
      headed = true;
      while (!names.isEmpty() && names.getLast().isEmpty()) {
        names.removeLast();
      }
      roles = new ColumnRole[names.size()];
      Arrays.fill(roles, ColumnRole.IGNORED);
      sessions = new int[roles.length];
      covariateOf = new int[roles.length];
      rowScores = new double[roles.length];
      scored = new boolean[roles.length];
      use(columns.client(), "--client", ColumnRole.CLIENT);
      if (columns.needsTherapist()) {
        use(columns.therapist(), "--therapist", ColumnRole.THERAPIST);
      }
      for (int i = 0; i < columns.covariates().size(); i++) {
        covariateOf[use(columns.covariates().get(i), "--covariate", ColumnRole.COVARIATE)] = i;
      }
      if (columns.wide() == null) {
        session();
        use(columns.score(), "--score", ColumnRole.SCORE);
      } else {
        wideColumns(columns.wide());
      }
      exampleLine = new long[roles.length];
      evidence = new NumberNotation.Evidence[roles.length];
      NumberNotation.Evidence scores = new NumberNotation.Evidence();
      for (int i = 0; i < roles.length; i++) {
        evidence[i] = roles[i] == ColumnRole.SCORE ? scores : new NumberNotation.Evidence();
        lastUsed = roles[i] == ColumnRole.IGNORED ? lastUsed : i;
      }
    }

    /** The column by which sessions are counted: the one that was named, else their numbers, else their dates. */
    private void session() {
      if (columns.date() != null) {
        use(columns.date(), "--date", ColumnRole.DATE);
      } else if (columns.session() != null || has("session")) {
        use(columns.session() == null ? "session" : columns.session(), "--session", ColumnRole.SESSION);
      } else if (has("date")) {
        use("date", "--date", ColumnRole.DATE);
      } else {
        throw new InvalidInputException("line " + line + ": expected a column \"session\" (--session names another) or \"date\""
            + " (--date names another), found " + found());
      }
    }

    private boolean has(String name) {
      return names.stream().anyMatch(one -> Cells.comparisonKey(one).equals(Cells.comparisonKey(name)));
    }

    /** What the columns are called, as far as a line of a terminal can hold them. */
    private String found() {
      return names.stream().limit(SHOWN_NAMES).map(InvalidInputException::escaped)
          .collect(Collectors.joining(", ", "[", names.size() > SHOWN_NAMES ? ", …]" : "]"))
          + (names.size() == 1 ? "; cells must be separated by commas, semicolons, tabs or bars" : "");
    }

    private void wideColumns(String pattern) {
      int at = pattern.indexOf("{session}");
      if (at < 0) {
        throw new InvalidInputException("--wide: expected a pattern with {session} in it, found \"" + pattern + "\"");
      }
      Pattern regex = Pattern.compile(
          Pattern.quote(pattern.substring(0, at))
              + "(\\d{1,9})"
              + Pattern.quote(pattern.substring(at + "{session}".length())));
      boolean any = false;
      for (int i = 0; i < roles.length; i++) {
        Matcher matcher = regex.matcher(names.get(i));
        if (roles[i] == ColumnRole.IGNORED && matcher.matches()) {
          roles[i] = ColumnRole.SCORE;
          sessions[i] = Integer.parseInt(matcher.group(1));
          for (int before = 0; before < i; before++) {
            if (roles[before] == ColumnRole.SCORE && sessions[before] == sessions[i]) {
              throw new InvalidInputException("line " + line + ": expected one column for session " + sessions[i] + ", found two, columns "
                  + (before + 1) + " and " + (i + 1) + "; give each its own name");
            }
          }
          any = true;
        }
      }
      if (!any) {
        throw new InvalidInputException("--wide: no column is named like \"" + pattern + "\"; the header has " + found());
      }
    }

    /** Gives a column its part; it can have only one. */
    private int use(String name, String option, ColumnRole role) {
      int column = column(name, option);
      if (roles[column] != ColumnRole.IGNORED) {
        throw new InvalidInputException(option + ": expected a column of its own, found \"" + name + "\", which is read as the "
            + roles[column].name().toLowerCase(Locale.ROOT) + " already");
      }
      roles[column] = role;
      return column;
    }

    private int column(String name, String option) {
      int column = -1;
      for (int i = 0; i < names.size(); i++) {
        if (Cells.comparisonKey(names.get(i)).equals(Cells.comparisonKey(name))) {
          if (column >= 0) {
            throw new InvalidInputException("line " + line + ": expected one column \"" + name + "\", found two, columns " + (column + 1)
                + " and " + (i + 1) + "; give each its own name (" + option + " names another)");
          }
          column = i;
        }
      }
      if (column < 0) {
        throw new InvalidInputException(
            "line " + line + ": expected a column \"" + name + "\" (" + option + " names another), found " + found());
      }
      return column;
    }
  }
}
