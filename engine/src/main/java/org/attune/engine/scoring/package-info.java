/** Scores of questionnaires, from the answers to their items; a form that was left blank has none. */
@NullMarked
package org.attune.engine.scoring;

import org.jspecify.annotations.NullMarked;
