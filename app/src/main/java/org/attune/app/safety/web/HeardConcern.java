package org.attune.app.safety.web;

import java.util.List;

/**
 * A concern as whoever hears it reads it.
 *
 * @param changes the open courses in which another therapist can be proposed, where the client wants one
 */
public record HeardConcern(String from, String on, boolean wantsChange, String words, List<Change> changes) {

  /** A course, by whom it is with. */
  public record Change(String course, String therapist) {}
}
