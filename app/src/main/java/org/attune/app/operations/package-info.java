/** What keeps an installation answering, and says how it does: limits of connections and of work, slow requests, metrics. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "layout"})
package org.attune.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
