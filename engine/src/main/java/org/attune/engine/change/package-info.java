/** What changed, looking back: reliable and clinically significant change, sudden gains and losses. */
@NullMarked
package org.attune.engine.change;

import org.jspecify.annotations.NullMarked;
