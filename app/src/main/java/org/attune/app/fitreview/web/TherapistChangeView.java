package org.attune.app.fitreview.web;

import java.util.List;
import org.attune.app.identity.Person;
import org.attune.app.identity.Right;
import org.attune.app.layout.FieldErrors;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;

/** Going on with somebody else. */
public record TherapistChangeView(String course, String address, String therapist, ConcernContact someone, List<Right> transferable,
    TherapistChangeForm form, FieldErrors errors) {

  /** What somebody may want otherwise, each theme of the search with its two sides; sent with the search, and kept nowhere. */
  public static final List<List<String>> THEMES = List.of(List.of("lead", "me", "them"), List.of("feelings", "into", "steady"),
      List.of("time", "past", "present"), List.of("challenge", "challenge", "support"));

  /** Who can be asked to find somebody, or null. */
  public @Nullable Person contact() {
    return someone.contact();
  }
}
