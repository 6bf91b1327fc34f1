/**
 * How scores go over a course of therapy: linear mixed models, and what they expect of a client's next session.
 *
 * <p>{@link org.attune.engine.trajectory.GrowthModel} says what is fitted, {@link
 * org.attune.engine.trajectory.GrowthSufficientStatistics} takes the sessions in, {@link org.attune.engine.trajectory.GrowthFit} is what
 * came out, {@link org.attune.engine.trajectory.GrowthCurve} is the part of it worth keeping, and {@link
 * org.attune.engine.trajectory.ClientTrajectory} follows one client along it.
 */
@NullMarked
package org.attune.engine.trajectory;

import org.jspecify.annotations.NullMarked;
