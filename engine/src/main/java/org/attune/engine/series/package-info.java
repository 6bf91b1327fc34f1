/** One client's scores, session by session, and what a few numbers say of them. */
@NullMarked
package org.attune.engine.series;

import org.jspecify.annotations.NullMarked;
