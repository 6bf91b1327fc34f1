/** Brings in what was kept elsewhere, a file of past sessions first of all; a leaf that nobody imports. */
@NullMarked
@ApplicationModule(allowedDependencies = {"layout", "operations", "identity", "practices", "sessions", "checkins", "alliance", "jobs", "sharing"})
package org.attune.app.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
