/** How fast the engine is. */
@NullMarked
package org.attune.benchmarks;

import org.jspecify.annotations.NullMarked;
