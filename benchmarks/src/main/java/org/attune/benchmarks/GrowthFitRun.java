package org.attune.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;

/**
 * One fit from a CSV file, as R would do it: {@code GrowthFitRun FILE nested|client [REPEATS]}.
 *
 * <p>Without repeats the file is summed as it is read, and fitted once: the cost is that of the whole process. With them it is
 * read into columns first, and what is measured is from columns to fit, cross-products included, in this thread.
 */
public final class GrowthFitRun {
  private GrowthFitRun() {}

  public static void main(String[] args) throws IOException {
    GrowthModel model = GrowthModel.withDefaults().withTherapists(args[1].equals("nested"));
    if (args.length < 3) {
      GrowthSufficientStatistics statistics = model.newStatistics();
      read(Path.of(args[0]), statistics::add);
      print(model.fit(statistics), new double[0], new double[0]);
      return;
    }
    Columns columns = new Columns();
    read(Path.of(args[0]), columns);
    double[] seconds = new double[Integer.parseInt(args[2])];
    double[] ofSums = new double[seconds.length];
    GrowthFit fit = null;
    for (int run = 0; run < seconds.length; run++) {
      long start = cpu();
      GrowthSufficientStatistics statistics = model.newStatistics();
      for (int i = 0; i < columns.size; i++) {
        statistics.add(columns.client[i], columns.therapist[i], columns.session[i], columns.score[i]);
      }
      ofSums[run] = (cpu() - start) * 1e-9;
      fit = model.fit(statistics);
      seconds[run] = (cpu() - start) * 1e-9;
    }
    if (fit != null) {
      print(fit, seconds, ofSums);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(GrowthFit fit, double[] seconds, double[] ofSums) throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    String peak = status.stream().filter(line -> line.startsWith("VmHWM")).findAny().orElse("VmHWM: ?");
    String line = String.format(Locale.ROOT,
        "sessions %d clients %d criterion %.6f intercept %.6f slope %.6f sd %.5f %.5f therapist %.5f sigma %.6f "
            + "converged %b evaluations %d peak %s",
        fit.sessions(), fit.clients(), fit.criterion(), fit.fixed().get(0).estimate(), fit.fixed().get(1).estimate(),
        fit.curve().interceptSd(), fit.curve().slopeSd(), fit.curve().therapistSd(), fit.sigma(), fit.converged(),
        fit.evaluations(), peak.substring(6).strip());
    StringBuilder out = new StringBuilder(line);
    if (seconds.length > 0) {
      out.append(String.format(Locale.ROOT, "%ncpu seconds: first %.4f, warm median %.4f of which cross-products %.4f%n",
          seconds[0], median(seconds), median(ofSums)));
    }
    java.io.PrintStream terminal = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true,
        StandardCharsets.UTF_8);
    terminal.println(out);
  }

  private static double median(double[] values) {
    double[] later = Arrays.copyOfRange(values, values.length / 2, values.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }

  /** Takes a row of the file. */
  interface Rows {
    void add(int client, int therapist, double session, double score);
  }

  /** The rows as columns. */
  private static final class Columns implements Rows {
    int[] client = new int[1 << 20];
    int[] therapist = new int[1 << 20];
    double[] session = new double[1 << 20];
    double[] score = new double[1 << 20];
    int size;

    @Override
    public void add(int client, int therapist, double session, double score) {
      if (size == this.client.length) {
        int room = size + size / 2;
        this.client = Arrays.copyOf(this.client, room);
        this.therapist = Arrays.copyOf(this.therapist, room);
        this.session = Arrays.copyOf(this.session, room);
        this.score = Arrays.copyOf(this.score, room);
      }
      this.client[size] = client;
      this.therapist[size] = therapist;
      this.session[size] = session;
      this.score[size++] = score;
    }
  }

  /** Reads the four columns that {@link SimulatedPractice} writes: whole numbers, and scores with up to three decimals. */
  private static void read(Path file, Rows rows) throws IOException {
    double[] tenths = {1, 0.1, 0.01, 0.001};
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 20];
      double[] cells = new double[4];
      int cell = 0;
      long digits = 0;
      int decimals = -1;
      boolean negative = false;
      boolean heading = true;
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          if (heading) {
            heading = b != '\n';
          } else if (b >= '0' && b <= '9') {
            digits = 10 * digits + b - '0';
            decimals += decimals >= 0 ? 1 : 0;
          } else if (b == '-') {
            negative = true;
          } else if (b == '.') {
            decimals = 0;
          } else {
            double value = decimals > 0 ? digits * tenths[decimals] : digits;
            cells[cell++] = negative ? -value : value;
            digits = 0;
            decimals = -1;
            negative = false;
            if (b == '\n') {
              rows.add((int) cells[0], (int) cells[1], cells[2], cells[3]);
              cell = 0;
            }
          }
        }
      }
    }
  }
}
