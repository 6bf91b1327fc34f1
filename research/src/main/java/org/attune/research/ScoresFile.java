package org.attune.research;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of scores, with a header: long (a row for each client and session), or wide (a row for each client, a column
 * for each session). An empty score, or NA, is none.
 *
 * @param wide the pattern of the wide file's columns, with {@code {session}} where the number stands; none for a long one
 * @param therapist the column with the therapist, which the file need not have unless {@code needsTherapist}
 * @param first sessions before this are left out
 * @param last sessions after this are left out
 */
record ScoresFile(
    Path path,
    String client,
    String session,
    String score,
    String therapist,
    boolean needsTherapist,
    List<String> covariates,
    @Nullable String wide,
    int first,
    int last) {
  Courses read() {
    Rows rows = new Rows();
    try (Progress progress = Progress.of("reading", Files.size(path));
        InputStream in = progress.watch(Files.newInputStream(path));
        CsvReader<Boolean> csv = CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .detectBomHeader(true)
            .maxBufferSize(1 << 24)
            .build(rows, in, StandardCharsets.UTF_8)) {
      csv.forEach(row -> {});
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no file " + path);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BadInput bad) {
        throw bad;
      }
      throw new BadInput(path + " can't be read as CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new BadInput(path + " can't be read: " + e.getMessage());
    }
    if (!rows.headed) {
      throw new BadInput(path + " is empty; expected a header");
    }
    return rows.courses.build();
  }

  /** What a column of the file is. */
  private enum Role {
    IGNORED,
    CLIENT,
    SESSION,
    SCORE,
    THERAPIST,
    COVARIATE
  }

  /** Takes the fields one by one from the reader's buffer; only names become text, and each only once. */
  private final class Rows extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Courses.Builder courses = new Courses.Builder();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private boolean headed;
    private Role[] roles = {};
    /** In a wide file, the session of each column. */
    private int[] sessions = {};
    private int[] covariateOf = {};

    private long line;
    private int fields;
    private String clientName = "";
    private int clientNumber = -1;
    private OptionalInt rowSession = OptionalInt.empty();
    private String therapistName = "";
    private OptionalDouble rowScore = OptionalDouble.empty();
    private double[] rowScores = {};
    private boolean[] scored = {};
    private final double[] rowCovariates = new double[covariates.size()];

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      fields = 0;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
      fields++;
      if (!headed) {
        names.add(new String(text, from, length).strip());
      } else if (index < roles.length) {
        switch (roles[index]) {
          case IGNORED -> {}
          case CLIENT -> client(index, text, from, length);
          case SESSION -> {
            rowSession = Decimal.whole(text, from, length);
            if (rowSession.isEmpty()) {
              throw wrong(index, "a whole number from 0 on", text, from, length);
            }
          }
          case SCORE -> {
            OptionalDouble value = score(index, text, from, length);
            if (wide == null) {
              rowScore = value;
            } else {
              scored[index] = value.isPresent();
              rowScores[index] = value.orElse(0);
            }
          }
          case THERAPIST -> {
            if (length == 0 && needsTherapist) {
              throw wrong(index, "a therapist", text, from, length);
            }
            if (!same(therapistName, text, from, length)) {
              therapistName = known.computeIfAbsent(new String(text, from, length), name -> name);
            }
          }
          case COVARIATE -> {
            OptionalDouble value = Decimal.number(text, from, length);
            rowCovariates[covariateOf[index]] =
                value.orElseThrow(() -> wrong(index, "a number", text, from, length));
          }
        }
      }
    }

    private OptionalDouble score(int index, char[] text, int from, int length) {
      if (length == 0 || (length == 2 && text[from] == 'N' && text[from + 1] == 'A')) {
        return OptionalDouble.empty();
      }
      OptionalDouble value = Decimal.number(text, from, length);
      if (value.isEmpty()) {
        throw wrong(index, "a number", text, from, length);
      }
      return value;
    }

    /** In a sorted file the client is mostly that of the row before. */
    private void client(int index, char[] text, int from, int length) {
      if (length == 0) {
        throw wrong(index, "a client", text, from, length);
      }
      if (clientNumber < 0 || !same(clientName, text, from, length)) {
        clientNumber = courses.client(new String(text, from, length));
        clientName = courses.name(clientNumber);
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

    private BadInput wrong(int index, String expected, char[] text, int from, int length) {
      return BadInput.cell(line, index + 1, names.get(index), expected, new String(text, from, length));
    }

    @Override
    protected Boolean buildRecord() {
      if (getRecordType() != RecordType.DATA) {
        return true;
      }
      if (!headed) {
        head();
        return true;
      }
      if (fields < roles.length) {
        throw new BadInput("line " + line + ": expected " + roles.length + " columns as in the header, found " + fields);
      }
      if (needsTherapist && !courses.therapist(clientNumber, therapistName)) {
        throw new BadInput("line " + line + ": expected one therapist for each client, found a second for client \""
            + clientName + "\"");
      }
      if (rowCovariates.length > 0 && !courses.covariates(clientNumber, rowCovariates)) {
        throw new BadInput("line " + line + ": expected the same covariates in all rows of a client, found others for \""
            + clientName + "\"");
      }
      if (wide == null) {
        add(rowSession.orElseThrow(), rowScore);
      } else {
        for (int i = 0; i < roles.length; i++) {
          if (roles[i] == Role.SCORE) {
            add(sessions[i], scored[i] ? OptionalDouble.of(rowScores[i]) : OptionalDouble.empty());
          }
        }
      }
      return true;
    }

    private void add(int session, OptionalDouble score) {
      if (score.isPresent() && session >= first && session <= last) {
        courses.add(clientNumber, session, score.getAsDouble(), line);
      }
    }

    private void head() {
      headed = true;
      roles = new Role[names.size()];
      Arrays.fill(roles, Role.IGNORED);
      sessions = new int[roles.length];
      covariateOf = new int[roles.length];
      rowScores = new double[roles.length];
      scored = new boolean[roles.length];
      roles[column(client, "--client")] = Role.CLIENT;
      if (needsTherapist) {
        roles[column(therapist, "--therapist")] = Role.THERAPIST;
      }
      for (int i = 0; i < covariates.size(); i++) {
        int column = column(covariates.get(i), "--covariate");
        roles[column] = Role.COVARIATE;
        covariateOf[column] = i;
      }
      if (wide == null) {
        roles[column(session, "--session")] = Role.SESSION;
        roles[column(score, "--score")] = Role.SCORE;
      } else {
        wideColumns(wide);
      }
    }

    private void wideColumns(String pattern) {
      int at = pattern.indexOf("{session}");
      if (at < 0) {
        throw new BadInput("--wide: expected a pattern with {session} in it, found \"" + pattern + "\"");
      }
      Pattern regex = Pattern.compile(
          Pattern.quote(pattern.substring(0, at))
              + "(\\d{1,9})"
              + Pattern.quote(pattern.substring(at + "{session}".length())));
      boolean any = false;
      for (int i = 0; i < roles.length; i++) {
        Matcher matcher = regex.matcher(names.get(i));
        if (roles[i] == Role.IGNORED && matcher.matches()) {
          roles[i] = Role.SCORE;
          sessions[i] = Integer.parseInt(matcher.group(1));
          any = true;
        }
      }
      if (!any) {
        throw new BadInput("--wide: no column is named like \"" + pattern + "\"; the header has " + names);
      }
    }

    private int column(String name, String option) {
      int column = names.indexOf(name);
      if (column < 0) {
        throw new BadInput(
            "line 1: expected a column \"" + name + "\" (" + option + " names another), found " + names);
      }
      return column;
    }
  }
}
