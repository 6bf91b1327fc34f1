package org.attune.app.alliance;

import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.PredictiveDrop;

/**
 * By which criterion the mean of a check-in is judged, with what it knows of the practice: the one that finds most simulated
 * drops as soon as there are enough courses to learn from, before that one that needs few ({@code docs/decisions/0020}).
 */
public sealed interface BaselineModel {

  /** How many courses of two or more check-ins a practice needs for a growth model; our choice, from the study. */
  int COURSES_FOR_GROWTH = 30;

  /** Compares with what was usual for these two. */
  record OwnBaseline(BetweenClientSd betweenClientSd) implements BaselineModel {}

  /** Compares with what was to be expected next of these two, as courses of the practice go. */
  record Predictive(PredictiveDrop drop) implements BaselineModel {}
}
