/**
 * Words that are sealed before they reach the database, by the key of whose they are; and keyed hashes of what could be guessed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity"})
package org.attune.app.encryption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
