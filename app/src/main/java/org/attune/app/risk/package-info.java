/**
 * Answers to questions about harming oneself: what was agreed before such a question is asked, who is told of an answer and until
 * when, what the client sees at once, and what was done.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "layout", "jobs", "practices", "sessions", "safety", "accesslog"})
package org.attune.app.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
