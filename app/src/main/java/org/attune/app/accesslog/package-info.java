/** Who has looked at what is a client's, in a log that the client can read. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "layout", "jobs", "practices"})
package org.attune.app.accesslog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
