package org.attune.app.fitreview.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.fitreview.FitReview;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a client answered is in their space: they can look for it, take it along and erase it there. */
@Component
@Order(90)
class FitReviewSpaceSection implements SpaceSection {

  private final FitReviews reviews;

  FitReviewSpaceSection(FitReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String name() {
    return "fitreview";
  }

  @Override
  public String address() {
    return PrivateAddresses.FIT_REVIEW;
  }

  /** It begins on the page of its course, and has none in the space. */
  @Override
  public boolean isFor(Viewer.Oneself viewer) {
    return false;
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return reviews.answered(viewer).stream().map(answered -> {
      FitReview review = answered.review();
      return new SpaceEntry(answered.id(), Objects.requireNonNull(review.answeredAt()), "fitreview.path." + review.given().code(), List.of(),
          review.line().isEmpty() ? List.of() : List.of(new SpaceEntry.LabelledText("fitreview.line", review.line())),
          PrivateAddresses.FIT_REVIEW + "/" + answered.course());
    }).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return entries(viewer, space).stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
