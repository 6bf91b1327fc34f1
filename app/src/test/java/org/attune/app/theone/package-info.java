@NullMarked
package org.attune.app.theone;

import org.jspecify.annotations.NullMarked;
