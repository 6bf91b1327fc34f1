/** How a client is doing: goals of their own, change in their measures, and what is expected of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "layout", "identity", "encryption", "jobs", "practices", "sessions", "measures", "alliance",
    "alliance :: web", "accesslog"})
package org.attune.app.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
