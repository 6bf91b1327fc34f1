/** Journeys of people through the packaged application, in a real browser. */
@NullMarked
package org.attune.endtoend;

import org.jspecify.annotations.NullMarked;
