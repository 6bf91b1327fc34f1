/** How norms are fitted. */
@NullMarked
package org.attune.app.outcomes.internal;

import org.jspecify.annotations.NullMarked;
