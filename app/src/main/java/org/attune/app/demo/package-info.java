/**
 * A practice to try: three therapists and some thirty clients, made by the same calls that people's pages make, the same
 * each time but for its dates, which are relative to today. It has a data directory of its own, is reachable from its own
 * computer only, and mails nobody.
 */
@NullMarked
@ApplicationModule
package org.attune.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
