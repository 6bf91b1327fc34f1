/** Letting people in, a little at a time: ladders that a person writes, and the rungs they tried. */
@NullMarked
@ApplicationModule(allowedDependencies = {"circle", "identity", "layout", "space"})
package org.attune.app.ladder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
