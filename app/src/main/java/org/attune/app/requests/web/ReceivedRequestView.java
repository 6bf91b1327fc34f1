package org.attune.app.requests.web;

import java.util.List;
import org.attune.app.directory.PublicProfile;
import org.attune.app.requests.ReceivedRequest;
import org.attune.app.requests.RequestState;

/**
 * One request, as those see it who answer.
 *
 * @param heading    what it is, as news
 * @param due        by when it is answered, or empty
 * @param trail      what happened
 * @param free       the times that could be offered
 * @param times      the times that were offered, or the one that was booked
 * @param colleagues who could be named
 */
public record ReceivedRequestView(ReceivedRequest request, Headings heading, String due, List<EnquirerPageView.TrailStep> trail,
    List<Time> free, List<String> times, List<PublicProfile> colleagues, Rights may) {

  /** A time that could be offered. */
  public record Time(String code, String text) {}

  /** @param note what has to be seen to, or empty */
  public record Headings(String about, String news, String note) {}

  /** What the viewer may do now. */
  public record Rights(boolean read, boolean offer, boolean decline, boolean stepBack, boolean begin) {}

  public String path() {
    return "/requests/" + request.standing().id();
  }

  public RequestState state() {
    return request.standing().state();
  }
}
