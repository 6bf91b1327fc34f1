/** The practices of an installation: setting one up, its settings, and the invitations of its people. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "authentication", "layout", "jobs"})
package org.attune.app.practices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
