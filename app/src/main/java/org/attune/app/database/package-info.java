/** The PostgreSQL beneath: the one that comes with Attune, or one's own; its two logins, and the installation's key. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.attune.app.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
