package org.attune.app.identity;

/**
 * Takes away rows that have run out and serve nobody any more; a module contributes its own as beans of this type. All run once
 * a day in each practice, in one transaction.
 */
@FunctionalInterface
public interface TidyUp {
  void tidy(Viewer.Job viewer);
}
