package org.attune.app.sessions.web;

import java.util.List;

/** The open courses of a practice, between whom, for its manager. */
public record PracticeHandoversPage(List<Line> lines) {

  /** @param waits whether a handover waits for the client's answer */
  public record Line(String course, String client, String therapist, boolean waits) {}
}
