package org.attune.research;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files a command writes. Each is written beside its place and moved there when all are whole, so that a command that
 * fails leaves none, and none half written.
 */
final class OutputFiles implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Option(names = "--json", paramLabel = "OUT", description = "Write the result as JSON.")
  private @Nullable Path json;

  @Option(names = "--csv", paramLabel = "OUT", description = "Write the rows as CSV.")
  private @Nullable Path csv;

  @Option(names = "--report", paramLabel = "OUT.html", description = "Write a report with plots, on one page.")
  private @Nullable Path report;

  @Spec(Spec.Target.MIXEE) private @Nullable CommandSpec spec;

  private final Map<Path, Path> written = new LinkedHashMap<>();

  void json(Object result) {
    write(json, result);
  }

  /** JSON to any place. */
  void write(@Nullable Path to, Object result) {
    if (to != null) {
      JSON.writeValue(beside(to).toFile(), result);
    }
  }

  boolean wantsCsv() {
    return csv != null;
  }

  boolean wantsReport() {
    return report != null;
  }

  /** Rows of CSV below a header; they are written as they come. */
  void csv(List<String> header, Consumer<CsvWriter> rows) {
    write(csv, header, rows);
  }

  /** CSV to any place. */
  void write(@Nullable Path to, List<String> header, Consumer<CsvWriter> rows) {
    if (to != null) {
      try (CsvWriter out = CsvWriter.builder().build(beside(to))) {
        out.writeRecord(header);
        rows.accept(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void report(Supplier<String> page) {
    if (report != null) {
      try {
        Files.writeString(beside(report), page.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts all in their places. */
  void commit() {
    try {
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        Files.move(file.getValue(), file.getKey(), StandardCopyOption.REPLACE_EXISTING);
      }
      written.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is no file, such as a pipe, is written to directly. */
  private Path beside(Path place) {
    Path file = place.toAbsolutePath();
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      return file;
    }
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file) || !Files.isDirectory(folder)) {
      throw new InvalidInputException(place + " can't be written: " + (Files.isDirectory(file) ? "it is a folder" : "no such folder"));
    }
    if (isRead(file)) {
      throw new InvalidInputException(place + " is the input file; name another for the output");
    }
    if (written.containsKey(file)) {
      throw new InvalidInputException(place + " would be written twice; name two files");
    }
    Path beside = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    written.put(file, beside);
    return beside;
  }

  private boolean isRead(Path file) {
    if (spec == null || !Files.exists(file)) {
      return false;
    }
    try {
      for (CommandSpec mixin : spec.mixins().values()) {
        if (mixin.userObject() instanceof InputOptions input && Files.isSameFile(input.file(), file)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Path beside : written.values()) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
