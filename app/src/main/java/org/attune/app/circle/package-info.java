/** The people in a person's life: how at ease they are with each, and what was hard. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "layout", "space"})
package org.attune.app.circle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
