package org.attune.app.requests;

/**
 * In how many working days a practice answers, and how often it did in the last year, without days away.
 *
 * @param kept   how many were answered in time
 * @param counted of how many
 */
public record AnswerPromise(int workingDays, int kept, int counted) {

  public static final int DEFAULT_WORKING_DAYS = 2;
  public static final int MAX_WORKING_DAYS = 10;

  /** From so many requests on it says something. */
  private static final int ENOUGH = 10;

  public boolean isShown() {
    return counted >= ENOUGH;
  }
}
