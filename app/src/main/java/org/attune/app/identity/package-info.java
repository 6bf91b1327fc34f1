/**
 * Who is who, and what they may see: people and their ids, the viewer of each question, the access relation that every policy
 * asks, and links that act for somebody without a sign-in.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "layout"})
package org.attune.app.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
