/** What leaves the installation: mails that say "your appointment" and no more, sent from an outbox by jobs. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "database", "identity", "encryption", "authentication", "layout", "jobs", "practices", "sessions", "checkins", "rhythm", "risk"})
package org.attune.app.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
