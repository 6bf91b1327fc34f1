/** Distributions that the criteria need. */
@NullMarked
package org.attune.engine.internal;

import org.jspecify.annotations.NullMarked;
