/** Made-up practices whose ruptures are known, to measure criteria on. */
@NullMarked
package org.attune.research.simulation;

import org.jspecify.annotations.NullMarked;
