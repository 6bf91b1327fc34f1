/** Which criterion finds most simulated drops at a given rate of false alerts. */
@NullMarked
package org.attune.benchmarks.criteria;

import org.jspecify.annotations.NullMarked;
