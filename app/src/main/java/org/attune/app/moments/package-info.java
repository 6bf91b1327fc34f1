/** Moments that a person spends with themselves: what they feel, where, what they need, and one kind sentence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "layout", "space"})
package org.attune.app.moments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
