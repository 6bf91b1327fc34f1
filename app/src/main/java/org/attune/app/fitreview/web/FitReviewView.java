package org.attune.app.fitreview.web;

import java.util.List;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviewState;
import org.attune.app.layout.FieldErrors;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;

/**
 * A review of one's own.
 *
 * @param other      what the page calls the other one of the two
 * @param answeredOn the day of the answer, or null
 * @param contact    somebody at the practice who can be told, or null
 */
public record FitReviewView(FitReviewState state, String address, String other, @Nullable String answeredOn, @Nullable ConcernContact contact,
    List<FitAnswerDestination> destinations, FitReviewForm form, FieldErrors errors) {

  /** The name of that person, where there is one. */
  public String contactName() {
    return contact == null || contact.contact() == null ? "" : contact.contact().shortName();
  }

  public boolean isAnswered() {
    return state.review().isAnswered();
  }
}
