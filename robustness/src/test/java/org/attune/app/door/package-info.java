@NullMarked
package org.attune.app.door;

import org.jspecify.annotations.NullMarked;
