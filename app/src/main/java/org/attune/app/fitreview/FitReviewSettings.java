package org.attune.app.fitreview;

import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** After how many sessions a practice asks its clients and therapists whether they are the right pair. */
@Service
public class FitReviewSettings {

  public static final int USUALLY_AFTER = 3;
  public static final int EARLIEST = 2;
  public static final int LATEST = 12;

  private final JdbcClient database;

  FitReviewSettings(JdbcClient database) {
    this.database = database;
  }

  @Transactional(readOnly = true)
  public int sessionsBefore(Viewer viewer, PracticeId practice) {
    return sessionsBefore(database.sql("select after_sessions from fit_review_setting where practice_id = :practice")
        .param("practice", practice.value()).query(Integer.class).optional().orElse(null));
  }

  /** What a practice chose, or the usual where it chose nothing. */
  static int sessionsBefore(@Nullable Integer chosen) {
    return chosen == null ? USUALLY_AFTER : chosen;
  }

  /** Asks after another number of sessions from now on; for managers. */
  @Transactional
  public void change(Viewer.Member viewer, int sessions) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    if (sessions < EARLIEST || sessions > LATEST) {
      throw InvalidInput.at("sessions", "fitreview.settings.range", EARLIEST, LATEST);
    }
    database.sql("""
            insert into fit_review_setting (practice_id, after_sessions) values (:practice, :sessions)
            on conflict (practice_id) do update set after_sessions = excluded.after_sessions
            """)
        .param("practice", viewer.practice().value()).param("sessions", sessions).update();
  }
}
