package org.attune.app.requests.web;

import java.util.List;
import org.attune.app.directory.PublicProfile;
import org.attune.app.requests.RequestState;
import org.attune.app.requests.RequestDetails;
import org.jspecify.annotations.Nullable;

/**
 * What an enquirer sees by their link.
 *
 * @param path      where their forms go
 * @param heading   the state, as news
 * @param next      who answers next and by when, or empty
 * @param line      the latest that was answered, or null
 * @param colleague who was named, or null
 * @param trail     what happened, the latest last
 */
public record EnquirerPageView(String path, RequestDetails status, Headings heading, String next, @Nullable AnswerView line, Times times,
    @Nullable PublicProfile colleague, List<TrailStep> trail) {

  /** A small line, and the news. */
  public record Headings(String about, String news, String therapist) {}

  public record AnswerView(String words, String by, String when) {}

  /** The times to choose from: those that were offered, or those that a booked one could be moved to. */
  public record Times(List<TimeView> choices, @Nullable BookedView booked) {}

  /** @param value as its form carries it */
  public record TimeView(String value, String day, String time, String where) {}

  public record BookedView(String where, String length) {}

  /** A step, and when it was; empty where it lies ahead. */
  public record TrailStep(String what, String when) {}

  public RequestState state() {
    return status.standing().state();
  }
}
