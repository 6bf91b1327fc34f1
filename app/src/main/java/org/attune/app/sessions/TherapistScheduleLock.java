package org.attune.app.sessions;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Busy;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One at a time plans into a therapist's schedule, in whichever process. Whatever plans or moves a session, or holds or books a
 * time, takes {@link #lock} before it reads what else there is: the constraint behind it alone ends in deadlocks where many
 * want times that overlap. Where a crowd is likely, {@link #inTurn} lets them wait before they take a connection.
 */
@Component
public class TherapistScheduleLock {

  /** How long somebody waits for their turn in this process, and then once more for another process. */
  private static final long PATIENCE_IN_MILLIS = 2000;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final JdbcClient database;
  private final Map<PersonId, Gate> gates = new ConcurrentHashMap<>();

  TherapistScheduleLock(JdbcClient database) {
    this.database = database;
  }

  /** That a therapist's schedule is locked until the transaction ends: nothing is planned without it. */
  public static final class LockedSchedule {
    private final PersonId therapist;

    private LockedSchedule(PersonId therapist) {
      this.therapist = therapist;
    }

    /** Fails where this is another therapist's. */
    public void requireOf(PersonId planned) {
      if (!planned.equals(therapist)) {
        throw new IllegalStateException("the schedule of another therapist is locked");
      }
    }
  }

  /**
   * Locks a therapist's schedule until the transaction ends; at once for a caller that has locked it already.
   *
   * @throws Busy where somebody else has it for longer than two seconds
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public LockedSchedule lock(Viewer viewer, PersonId therapist) {
    try {
      database.sql("select set_config('lock_timeout', :patience, true)").param("patience", PATIENCE_IN_MILLIS + "ms").query().singleRow();
      database.sql("select pg_advisory_xact_lock(hashtextextended('schedule of ' || :therapist, 0))")
          .param("therapist", therapist.toString()).query().singleRow();
      return new LockedSchedule(therapist);
    } catch (DataAccessException e) {
      throw e.getRootCause() instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())
          ? new Busy("sessions.schedule-busy") : e;
    }
  }

  /**
   * Does something that locks a therapist's schedule when its turn comes, first come, first served. Call it before the transaction
   * begins, so that nobody waits with a connection in hand; within one it goes ahead at once, and the lock alone keeps order.
   *
   * @throws Busy where it isn't somebody's turn within two seconds
   */
  public <T> T inTurn(PersonId therapist, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    Gate gate = gates.compute(therapist, (id, there) -> (there == null ? new Gate() : there).entered());
    try {
      if (!gate.turn.tryLock(PATIENCE_IN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new Busy("sessions.schedule-busy");
      }
      try {
        return work.get();
      } finally {
        gate.turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("sessions.schedule-busy");
    } finally {
      gates.computeIfPresent(therapist, (id, there) -> there.left());
    }
  }

  /** Goes when the last has left. */
  private static final class Gate {
    private final ReentrantLock turn = new ReentrantLock(true);
    private int inside;

    Gate entered() {
      inside++;
      return this;
    }

    @Nullable Gate left() {
      inside--;
      return inside == 0 ? null : this;
    }
  }
}
