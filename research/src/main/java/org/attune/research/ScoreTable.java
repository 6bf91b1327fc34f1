package org.attune.research;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * The scores of a file: clients in the order in which they first appear, each one's scores in order of session. Held in
 * columns, 12 bytes a score, so that millions fit.
 */
final class ScoreTable {
  private final List<String> clients;
  private final List<String> therapists;
  private final int[] therapistOf;
  private final double[][] covariatesOf;
  private final int[] starts;
  private final int[] sessions;
  private final double[] scores;

  private ScoreTable(
      List<String> clients,
      List<String> therapists,
      int[] therapistOf,
      double[][] covariatesOf,
      int[] starts,
      int[] sessions,
      double[] scores) {
    this.clients = clients;
    this.therapists = therapists;
    this.therapistOf = therapistOf;
    this.covariatesOf = covariatesOf;
    this.starts = starts;
    this.sessions = sessions;
    this.scores = scores;
  }

  /** How many clients. */
  int clients() {
    return clients.size();
  }

  String name(int client) {
    return clients.get(client);
  }

  int therapists() {
    return therapists.size();
  }

  /** The number of a client's therapist; −1 where the file names none. */
  int therapist(int client) {
    return therapistOf[client];
  }

  double[] covariates(int client) {
    return covariatesOf[client];
  }

  /** How many scores. */
  int size() {
    return scores.length;
  }

  int start(int client) {
    return starts[client];
  }

  int end(int client) {
    return starts[client + 1];
  }

  int session(int row) {
    return sessions[row];
  }

  double score(int row) {
    return scores[row];
  }

  /** A client's score at a session. */
  OptionalDouble at(int client, int session) {
    int row = Arrays.binarySearch(sessions, start(client), end(client), session);
    return row < 0 ? OptionalDouble.empty() : OptionalDouble.of(scores[row]);
  }

  Series series(int client, Scale scale) {
    Score[] course = new Score[end(client) - start(client)];
    for (int i = 0; i < course.length; i++) {
      course[i] = new Score(sessions[start(client) + i], scores[start(client) + i]);
    }
    return Series.of(scale, Arrays.asList(course));
  }

  /** Collects the rows of a file, in any order. */
  static final class Builder {
    private final Map<String, Integer> clientNumbers = new HashMap<>();
    private final List<String> clients = new ArrayList<>();
    private final Map<String, Integer> therapistNumbers = new HashMap<>();
    private final List<String> therapists = new ArrayList<>();
    private int[] therapistOf = new int[16];
    private double[][] covariatesOf = new double[16][];
    private int[] client = new int[1024];
    private int[] session = new int[1024];
    private double[] score = new double[1024];
    private int[] line = new int[1024];
    private int size;

    /** The number of a client, known before or new. */
    int client(String name) {
      Integer known = clientNumbers.get(name);
      if (known != null) {
        return known;
      }
      int number = clients.size();
      clientNumbers.put(name, number);
      clients.add(name);
      if (number == therapistOf.length) {
        therapistOf = Arrays.copyOf(therapistOf, 2 * number);
        covariatesOf = Arrays.copyOf(covariatesOf, 2 * number);
      }
      therapistOf[number] = -1;
      covariatesOf[number] = new double[0];
      return number;
    }

    String name(int client) {
      return clients.get(client);
    }

    /** Whether that is the client's therapist, as far as is known. */
    boolean therapist(int client, String name) {
      int number = therapistNumbers.computeIfAbsent(name, unknown -> {
        therapists.add(unknown);
        return therapists.size() - 1;
      });
      boolean first = therapistOf[client] < 0;
      if (first) {
        therapistOf[client] = number;
      }
      return therapistOf[client] == number;
    }

    /** Whether those are the client's covariates, as far as is known. */
    boolean covariates(int client, double[] values) {
      if (covariatesOf[client].length == 0) {
        covariatesOf[client] = values.clone();
      }
      return Arrays.equals(covariatesOf[client], values);
    }

    void add(int client, int session, double score, long line) {
      if (size == this.score.length) {
        int more = size + (size >> 1);
        this.client = Arrays.copyOf(this.client, more);
        this.session = Arrays.copyOf(this.session, more);
        this.score = Arrays.copyOf(this.score, more);
        this.line = Arrays.copyOf(this.line, more);
      }
      this.client[size] = client;
      this.session[size] = session;
      this.score[size] = score;
      this.line[size++] = Math.toIntExact(line);
    }

    /** The courses; two scores for one session are bad input. */
    ScoreTable build() {
      int[] starts = new int[clients.size() + 1];
      for (int row = 0; row < size; row++) {
        starts[client[row] + 1]++;
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      int[] next = starts.clone();
      int[] sessions = new int[size];
      double[] scores = new double[size];
      int[] lines = new int[size];
      for (int row = 0; row < size; row++) {
        int to = next[client[row]]++;
        sessions[to] = session[row];
        scores[to] = score[row];
        lines[to] = line[row];
      }
      for (int c = 0; c < clients.size(); c++) {
        sort(sessions, scores, lines, starts[c], starts[c + 1]);
        for (int row = starts[c] + 1; row < starts[c + 1]; row++) {
          if (sessions[row] == sessions[row - 1]) {
            throw new InvalidInputException("line " + lines[row] + ": expected one score a session, found a second for client \""
                + clients.get(c) + "\" and session " + sessions[row] + " (the first is in line " + lines[row - 1] + ")");
          }
        }
      }
      return new ScoreTable(
          Collections.unmodifiableList(clients), Collections.unmodifiableList(therapists), therapistOf, covariatesOf,
          starts, sessions, scores);
    }

    /** Files are nearly always sorted already; those that are not are sorted here, equal sessions by line. */
    private static void sort(int[] sessions, double[] scores, int[] lines, int from, int to) {
      boolean sorted = true;
      for (int row = from + 1; row < to && sorted; row++) {
        sorted = sessions[row] >= sessions[row - 1];
      }
      if (sorted) {
        return;
      }
      long[] keys = new long[to - from];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = ((long) sessions[from + i] << 32) | i;
      }
      Arrays.sort(keys);
      double[] scoresBefore = Arrays.copyOfRange(scores, from, to);
      int[] linesBefore = Arrays.copyOfRange(lines, from, to);
      for (int i = 0; i < keys.length; i++) {
        int was = (int) keys[i];
        sessions[from + i] = (int) (keys[i] >> 32);
        scores[from + i] = scoresBefore[was];
        lines[from + i] = linesBefore[was];
      }
    }
  }
}
