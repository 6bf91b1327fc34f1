/** First talks: asked for by somebody without an account, answered, booked, and made into a course. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
    "database", "identity", "encryption", "authentication", "layout", "jobs", "practices", "sessions", "safety", "notifications",
    "directory", "openings"})
package org.attune.app.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
