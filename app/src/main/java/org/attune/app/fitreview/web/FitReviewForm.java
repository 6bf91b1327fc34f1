package org.attune.app.fitreview.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitReview;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.identity.Person;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.PageContext;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two answers.
 *
 * @param to who was named on the page as the one at the practice who reads it
 */
public record FitReviewForm(@Nullable String key, @Nullable Integer version, @Nullable String answer, String line, @Nullable String destination,
    @Nullable String to) {

  static final int LONGEST = 1500;

  public FitReviewForm {
    line = FormInput.text(line);
  }

  /** As it was answered; where it was not, with the destination that gives nothing away. */
  static FitReviewForm of(FitReview review, int version, FitAnswerDestination usual) {
    return new FitReviewForm(null, version, review.answer() == null ? null : review.answer().code(), review.line(),
        review.destination() == null ? usual.code() : review.destination().code(), null);
  }

  public boolean answers(FitAnswer answer) {
    return answer.code().equals(this.answer);
  }

  public boolean goesTo(FitAnswerDestination destination) {
    return destination.code().equals(this.destination);
  }

  int readVersion() {
    return version == null ? 0 : version;
  }

  /** Where a client may send it: to the practice only where it names somebody other than the therapist. */
  static List<FitAnswerDestination> offered(ConcernContact contact) {
    return Stream.of(FitAnswerDestination.ONESELF, FitAnswerDestination.SENTENCE, FitAnswerDestination.THERAPIST, FitAnswerDestination.PRACTICE)
        .filter(destination -> destination != FitAnswerDestination.PRACTICE || contact.contact() != null).toList();
  }

  /** A client's; words reach the person that the page named, or nobody. */
  FieldErrors validate(ConcernContact contact) {
    FieldErrors errors = validate(Set.copyOf(offered(contact)));
    Person named = contact.contact();
    if (errors.isEmpty() && goesTo(FitAnswerDestination.PRACTICE) && named != null && !named.id().toString().equals(to)) {
      errors.add("destination", "fitreview.contact-changed", named.shortName());
    }
    return errors;
  }

  /** How a copy says it. */
  String message(PageContext page, String therapist) {
    return page.t("fitreview.message." + answer, therapist) + (line.isEmpty() ? "" : "\n" + line);
  }

  FieldErrors validate(Set<FitAnswerDestination> offered) {
    var errors = new FieldErrors();
    errors.need("answer", FitAnswer.of(answer).orElse(null), "fitreview.answer.missing");
    errors.requireLength("line", line, LONGEST);
    errors.need("destination", FitAnswerDestination.of(destination, offered).orElse(null), "fitreview.destination.missing");
    return errors;
  }
}
