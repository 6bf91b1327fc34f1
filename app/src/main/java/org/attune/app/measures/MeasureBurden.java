package org.attune.app.measures;

import java.util.Collection;
import org.attune.app.measures.MeasureSchedule.Frequency;
import org.attune.app.measures.MeasureSchedule.Moment;

/**
 * How much the client of a course is asked.
 *
 * @param inMonth   how many questions in four weeks
 * @param inSitting how many in one sitting at the most, where all that is asked before a session, or after one, comes together
 */
public record MeasureBurden(int inMonth, int inSitting) {

  /** The most questions of a sitting, unless the therapist says otherwise: our choice, since nothing was found about it. */
  public static final int USUAL_SITTING = 15;
  private static final int DAYS = 28;

  /** Of what is asked, where the two meet every so many days. */
  public static MeasureBurden of(Collection<MeasureAssignment> assignments, int daysBetweenSessions) {
    int month = assignments.stream().mapToInt(a -> times(a, daysBetweenSessions) * a.instrument().items().size()).sum();
    int sitting = 0;
    for (Moment moment : Moment.values()) {
      sitting = Math.max(sitting, assignments.stream().filter(a -> a.schedule().moment() == moment)
          .mapToInt(a -> a.instrument().items().size()).sum());
    }
    return new MeasureBurden(month, sitting);
  }

  /** How many times in four weeks; never more often than the days it asks about have passed. */
  private static int times(MeasureAssignment assignment, int daysBetweenSessions) {
    MeasureSchedule schedule = assignment.schedule();
    int days = schedule.frequency() == Frequency.MONTHLY ? DAYS
        : Math.max(assignment.instrument().stem().recallDays(), schedule.every() * daysBetweenSessions);
    return Math.max(1, DAYS / days);
  }
}
