/** Brings in past sessions from a file of another program; no module depends on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "layout", "operations", "identity", "encryption", "practices", "sessions", "checkins", "measures", "alliance", "jobs", "accesslog"})
package org.attune.app.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
