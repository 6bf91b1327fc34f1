package org.attune.app.checkins.web;

import java.time.LocalDate;
import java.time.ZoneId;
import org.attune.app.checkins.ReadingHabit;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * Who will read, as it is said before anything is written.
 *
 * @param therapist the therapist's name
 * @param standIn   the name of the covering clinician who reads meanwhile, or null
 * @param until     when the therapist is back
 * @param habit     when the therapist usually reads
 * @param zone      the clock on the practice's wall
 */
public record ReaderNotice(String therapist, @Nullable String standIn, @Nullable LocalDate until, ReadingHabit habit,
                      ZoneId zone) {

  /** In one or two sentences. */
  public String text(PageContext page) {
    if (standIn != null && until != null) {
      return page.t("checkins.reads.cover", therapist, standIn, page.day(until));
    }
    return page.t("checkins.habit." + habit.code(), therapist);
  }

  public String readsNow(PageContext page) {
    return standIn != null ? page.t("checkins.unsaid.therapist.cover.hint", therapist, standIn)
        : page.t("checkins.unsaid.therapist.hint", therapist);
  }
}
