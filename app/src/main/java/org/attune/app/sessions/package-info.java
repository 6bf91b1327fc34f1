/**
 * Courses of therapy: a client and a therapist, the sessions they plan and hold, who covers an absence, how a course ends
 * or passes to the next therapist.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "layout", "practices", "jobs", "accesslog"})
package org.attune.app.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
