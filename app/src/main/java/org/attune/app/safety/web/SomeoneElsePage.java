package org.attune.app.safety.web;

import java.util.List;
import org.attune.app.safety.SomeoneElse;
import org.jspecify.annotations.Nullable;

/**
 * Someone other than one's therapist.
 *
 * @param action  where the form goes
 * @param back    where the page was come to from
 * @param written what was written before; a link shows none
 * @param others  further courses, by whom they are with
 */
public record SomeoneElsePage(SomeoneElse someone, String action, String back, List<Written> written,
                              List<Other> others) {
  /** Something written before, with when it was read. */
  public record Written(String on, String words, @Nullable String read, List<HeardConcern.Answer> answers) {}

  /** Another course of the same client. */
  public record Other(String address, String therapist) {}
}
