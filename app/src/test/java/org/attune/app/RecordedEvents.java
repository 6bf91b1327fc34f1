package org.attune.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.attune.app.authentication.PasswordResetRequested;
import org.attune.app.checkins.CheckInSubmitted;
import org.attune.app.risk.RiskFlagAssigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What modules told one another. */
@Component
public class RecordedEvents {

  private final List<Object> all = new CopyOnWriteArrayList<>();

  @EventListener({CheckInSubmitted.class, PasswordResetRequested.class, RiskFlagAssigned.class})
  void on(Object event) {
    all.add(event);
  }

  public <E> List<E> of(Class<E> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public void clear() {
    all.clear();
  }
}
