@NullMarked
package org.attune.app.safety;

import org.jspecify.annotations.NullMarked;
