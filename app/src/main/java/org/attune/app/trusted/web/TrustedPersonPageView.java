package org.attune.app.trusted.web;

import java.util.List;
import org.attune.app.trusted.TrustedPersonView;

/**
 * What a trusted person sees by their link.
 *
 * @param path where their forms go
 */
public record TrustedPersonPageView(String path, TrustedPersonView person, List<QuestionLine> openQuestions) {

  /** A question, and when it was asked. */
  public record QuestionLine(TrustedPersonView.Question question, String when) {}
}
