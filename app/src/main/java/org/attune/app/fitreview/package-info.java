/** Whether a client and their therapist are the right pair: asked of each after a few sessions, sealed from the other. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "layout", "practices", "sessions", "preparation", "safety",
    "space", "directory", "requests"})
package org.attune.app.fitreview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
