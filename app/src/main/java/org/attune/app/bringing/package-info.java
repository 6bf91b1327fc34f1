/** What a client brings from their own space to their therapist, and takes back. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "database", "identity", "encryption", "layout", "practices", "sessions", "accesslog", "space"})
package org.attune.app.bringing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
