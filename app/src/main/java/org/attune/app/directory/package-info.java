/** The directory: what therapists say about themselves in public, for people who look for one. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "layout", "jobs", "practices", "notifications"})
package org.attune.app.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
