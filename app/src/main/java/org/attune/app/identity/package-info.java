/**
 * Who is looking, and what they may see: people, sign-ins, links, the access relation that every policy asks, and the
 * keys under which private words lie.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "layout", "operations"})
package org.attune.app.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
