package org.attune.app.directory.web;

import java.time.Clock;
import org.attune.app.directory.Profile;
import org.attune.app.directory.ProfileVersion;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.stereotype.Component;

/** Shows versions of a profile within its practice as visitors would see them. */
@Component
class ProfilePageAssembler {

  private final Practices practices;
  private final Clock clock;

  ProfilePageAssembler(Practices practices, Clock clock) {
    this.practices = practices;
    this.clock = clock;
  }

  /** @param photograph the address of its picture within the practice */
  ProfilePageView of(Viewer.Member viewer, Profile profile, ProfileVersion version, String photograph) {
    Practice practice = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
    String slug = profile.publication().slug();
    return new ProfilePageView(new PublicProfile(profile.id(), slug == null ? "" : slug, profile.therapist(), practice.id(), version.content(),
        profile.places(), profile.confirmations(), version.photograph() != null), practice.name(), practice.timeZone(), clock.instant(),
        version.photograph() == null ? null : photograph, true, TherapyStyle.NONE);
  }
}
