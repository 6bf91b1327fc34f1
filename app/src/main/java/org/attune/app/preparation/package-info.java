/** What two people see before they meet: the therapist's day and one screen for a session, the client's own page. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "database", "layout", "identity", "encryption", "practices", "sessions", "checkins", "measures", "alliance", "alliance :: web", "accesslog",
        "bringing", "risk", "risk :: web"})
package org.attune.app.preparation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
