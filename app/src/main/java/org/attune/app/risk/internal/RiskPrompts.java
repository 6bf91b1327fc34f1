package org.attune.app.risk.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskFlags;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Session;
import org.springframework.stereotype.Component;

/** A client's own page says whether their answer was read; a therapist's leads to the flags that wait for them. */
@Component
class RiskPrompts implements CoursePrompts {

  /** For how long a client's page says that an answer was read. */
  private static final Duration SAID_FOR = Duration.ofDays(14);

  private final RiskFlags flags;
  private final RiskFlagRepository rows;
  private final Clock clock;

  RiskPrompts(RiskFlags flags, RiskFlagRepository rows, Clock clock) {
    this.flags = flags;
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public Optional<CoursePrompt> ofClient(Viewer.Oneself viewer, Course course, List<Session> sessions) {
    Instant now = clock.instant();
    List<RiskFlag> all = flags.of(viewer, course.id());
    String address = PrivateAddresses.AFTER_AN_ANSWER + "/" + course.id();
    if (all.stream().anyMatch(flag -> flag.isOverdue(now))) {
      return Optional.of(new CoursePrompt("risk.asked.overdue", address, null));
    }
    if (all.stream().anyMatch(flag -> flag.isOpen() && !flag.isRead())) {
      return Optional.of(new CoursePrompt("risk.asked.waiting", address, null));
    }
    return all.stream().map(flag -> flag.chain().reading()).anyMatch(read -> read != null && now.isBefore(read.at().plus(SAID_FOR)))
        ? Optional.of(new CoursePrompt("risk.asked.read", address, null)) : Optional.empty();
  }

  @Override
  public Function<List<Session>, Optional<CoursePrompt>> ofTherapist(Viewer.Member viewer, Course course, QueryBatch batch) {
    var open = rows.open(viewer, course.id(), batch);
    return sessions -> open.get().stream().findFirst().map(flag -> new CoursePrompt(flag.isRead() ? "risk.kept-in-mind" : "risk.to-read",
        "/courses/" + course.id() + "/attention/" + flag.id(), null));
  }
}
