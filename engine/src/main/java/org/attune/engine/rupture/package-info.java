/**
 * Criteria for a suspected rupture: a score that lies below what is usual for this client.
 *
 * <p>A falling score is a suspicion; a rupture is what people confirmed. How many suspicions there are depends on the
 * criterion (Gumz et al. 2012), so every finding carries its criterion.
 */
@NullMarked
package org.attune.engine.rupture;

import org.jspecify.annotations.NullMarked;
