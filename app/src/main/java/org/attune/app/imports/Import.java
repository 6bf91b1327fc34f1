package org.attune.app.imports;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of past sessions on its way in.
 *
 * @param problem what went wrong last, or null
 */
public record Import(ImportId id, State state, SourceFile file, Progress progress, Result result, Timeline timeline,
    @Nullable Problem problem, int version) {

  /**
   * What was handed in.
   *
   * @param name     what the file was called; null where its lines were pasted
   * @param encoding how its bytes were read
   * @param rows     how many lines it has beneath its header
   */
  public record SourceFile(@Nullable String name, String encoding, int rows) {}

  /**
   * How far a job has come.
   *
   * @param total how many sessions are to be brought in, once confirmed
   * @param done  how many of those are in; while it is undone, how many are out
   */
  public record Progress(int total, int done) {}

  /**
   * What it brought.
   *
   * @param clients      how many people were made, who had not been clients here
   * @param scores       how many check-ins or scores were brought in
   * @param alreadyThere how many were left out since they were here already
   */
  public record Result(int clients, int sessions, int scores, int alreadyThere) {}

  /**
   * When it went from state to state.
   *
   * @param undoneAt when it was taken out, or a part of it
   */
  public record Timeline(Instant stagedAt, Instant expiresAt, @Nullable Instant confirmedAt, @Nullable Instant finishedAt,
      @Nullable Instant undoneAt) {}

  /** @param code "failed", "built-on" or "changed" */
  public record Problem(String code, @Nullable Instant at) {}


  /** Where an import is on its way; {@link #next} says where it may go from there. */
  public enum State {
    /** It is looked at, and nothing was brought in. */
    STAGED,
    /** It is confirmed, and a job brings it in. */
    WAITING,
    /** It is in. */
    DONE,
    /** A job takes it out again. */
    UNDOING,
    /** It wrote nothing: something changed between the preview and its run. */
    REFUSED,
    /** All of it is out again. */
    UNDONE;

    /** The states that may follow; a run that failed too often goes back. */
    public Set<State> next() {
      return switch (this) {
        case STAGED -> Set.of(WAITING);
        case WAITING -> Set.of(DONE, REFUSED, STAGED);
        case DONE -> Set.of(UNDOING);
        case UNDOING -> Set.of(UNDONE, DONE);
        case REFUSED, UNDONE -> Set.of();
      };
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether a job is at work on it, or soon will be. */
  public boolean isUnderWay() {
    return state == State.WAITING || state == State.UNDOING;
  }

  public boolean isStaged() {
    return state == State.STAGED;
  }
}
