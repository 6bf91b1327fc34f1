/** Work for later: rows in the database that any process may claim, each run once, under a viewer of its own. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity"})
package org.attune.app.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
