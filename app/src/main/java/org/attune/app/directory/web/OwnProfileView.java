package org.attune.app.directory.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.directory.Profile;
import org.attune.app.directory.ProfileVersion;
import org.attune.app.directory.Profiles;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * The page from which a therapist looks after their profile.
 *
 * @param profile    null while there is none
 * @param supervised who says that the reader supervises them, each with their name
 */
public record OwnProfileView(@Nullable Profile profile, boolean therapist, List<Supervised> supervised, Instant now, ZoneId zone) {

  private static final int WARNED_DAYS_BEFORE = 30;

  /** Somebody, and what they say. */
  public record Supervised(String name, Profiles.Supervised about) {}

  /** What became of the latest version: {@code none}, {@code draft}, {@code waiting}, {@code refused} or {@code approved}. */
  public static String state(@Nullable Profile profile) {
    ProfileVersion latest = profile == null ? null : profile.latest();
    if (latest == null) {
      return "none";
    }
    ProfileVersion.Decision decision = latest.decision();
    return decision == null ? latest.isWaiting() ? "waiting" : "draft" : decision.approved() ? "approved" : "refused";
  }

  /** The permit's last day where it is near or over, else null. */
  public static @Nullable LocalDate permitEnding(@Nullable Profile profile, Instant now, ZoneId zone) {
    Profile.Supervision supervision = profile == null ? null : profile.supervision();
    return supervision == null || supervision.permitExpires().isAfter(LocalDate.ofInstant(now, zone).plusDays(WARNED_DAYS_BEFORE)) ? null
        : supervision.permitExpires();
  }

  public @Nullable LocalDate permitEnding() {
    return permitEnding(profile, now, zone);
  }

  public String date(PageContext page, Instant at) {
    return page.date(at.atZone(zone).toLocalDate());
  }
}
