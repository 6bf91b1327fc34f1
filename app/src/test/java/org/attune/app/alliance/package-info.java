@NullMarked
package org.attune.app.alliance;

import org.jspecify.annotations.NullMarked;
