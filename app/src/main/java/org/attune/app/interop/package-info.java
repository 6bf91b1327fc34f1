/** Brings in what was kept elsewhere, a file of past sessions first of all; a leaf that nobody imports. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "layout", "operations", "identity", "encryption", "authentication", "practices", "sessions", "checkins", "alliance", "jobs",
        "accesslog"})
package org.attune.app.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
