package org.attune.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A simulated practice in columns: score = 18 + therapist + client + (3 + client's slope)·log(session) + noise, 50 clients to
 * a therapist, courses of 4 to 40 sessions.
 */
public final class SimulatedPractice {
  final int[] client;
  final int[] therapist;
  final double[] session;
  final double[] score;

  private SimulatedPractice(int[] client, int[] therapist, double[] session, double[] score) {
    this.client = client;
    this.therapist = therapist;
    this.session = session;
    this.score = score;
  }

  /** With a share of the sessions skipped; the first is always held. */
  static SimulatedPractice of(int clients, double skipped, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int room = clients * 40;
    SimulatedPractice all = new SimulatedPractice(new int[room], new int[room], new double[room], new double[room]);
    double[] therapists = new double[Math.max(2, clients / 50)];
    Arrays.setAll(therapists, i -> 0.8 * random.nextGaussian());
    int n = 0;
    for (int client = 0; client < clients; client++) {
      double z = random.nextGaussian();
      double intercept = 18 + therapists[client % therapists.length] + 4.6 * z;
      double slope = 3 + 1.7 * (-0.36 * z + Math.sqrt(1 - 0.36 * 0.36) * random.nextGaussian());
      int sessions = 4 + random.nextInt(37);
      for (int session = 1; session <= sessions; session++) {
        if (session == 1 || random.nextDouble() >= skipped) {
          all.client[n] = client;
          all.therapist[n] = client % therapists.length;
          all.session[n] = session;
          double score = intercept + slope * Math.log(session) + 3 * random.nextGaussian();
          all.score[n++] = Math.rint(score * 1000) / 1000;
        }
      }
    }
    return new SimulatedPractice(Arrays.copyOf(all.client, n), Arrays.copyOf(all.therapist, n), Arrays.copyOf(all.session, n),
        Arrays.copyOf(all.score, n));
  }

  int sessions() {
    return client.length;
  }

  /** Writes a practice as CSV: {@code SimulatedPractice CLIENTS SKIPPED FILE}. */
  public static void main(String[] args) throws IOException {
    SimulatedPractice practice = of(Integer.parseInt(args[0]), Double.parseDouble(args[1]), 1);
    try (OutputStream file = Files.newOutputStream(Path.of(args[2]));
        PrintStream out = new PrintStream(new BufferedOutputStream(file, 1 << 20), false, StandardCharsets.UTF_8)) {
      out.print("client,therapist,session,score\n");
      for (int i = 0; i < practice.sessions(); i++) {
        out.print(practice.client[i] + "," + practice.therapist[i] + "," + (int) practice.session[i] + ","
            + practice.score[i] + "\n");
      }
    }
  }
}
