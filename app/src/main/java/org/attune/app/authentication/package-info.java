/**
 * How people prove who they are: sign-ins, passwords, passkeys and second steps; what changed about them, and coming back when
 * they were lost; the lock of private pages, and limits of tries.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "encryption", "identity", "layout", "operations"})
package org.attune.app.authentication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
