package org.attune.app.calendar;

import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a person has their clients' initials in their calendar: off until they ask for it. */
@Service
public class CalendarInitialsSetting {

  private final JdbcClient database;

  CalendarInitialsSetting(JdbcClient database) {
    this.database = database;
  }

  @Transactional(readOnly = true)
  public boolean areShown(Viewer.Oneself viewer) {
    return database.sql("select initials from calendar_feed where person_id = :person")
        .param("person", viewer.person().value()).query(Boolean.class).optional().orElse(false);
  }

  /** Puts the initials of those whose courses the person keeps into their calendar, or takes them out again. */
  @Transactional
  public void show(Viewer.Oneself viewer, boolean shown) {
    if (database.sql("update calendar_feed set initials = :shown where person_id = :person")
        .param("shown", shown).param("person", viewer.person().value()).update() == 0) {
      throw new NotFound();
    }
  }
}
