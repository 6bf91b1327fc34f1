@NullMarked
package org.attune.app.bringing;

import org.jspecify.annotations.NullMarked;
