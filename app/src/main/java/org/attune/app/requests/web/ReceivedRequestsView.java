package org.attune.app.requests.web;

import java.util.List;
import org.attune.app.requests.AnswerPromise;

/**
 * Requests for a first talk, as those see them who answer.
 *
 * @param suggestsPause whether an answer of the viewer's own is late, and they are not taking a pause yet
 * @param managed those of the practice that somebody else answers; for managers
 */
public record ReceivedRequestsView(List<Line> waiting, List<Line> arranged, List<Line> over, List<Line> managed, boolean manager,
    AnswerPromise promise, String workingDays, boolean suggestsPause) {

  /**
   * One of them.
   *
   * @param who   who asks, once that is known, or since when
   * @param state in words
   * @param due   by when it is answered, or empty
   */
  public record Line(String id, String who, String state, String due, boolean late) {}
}
