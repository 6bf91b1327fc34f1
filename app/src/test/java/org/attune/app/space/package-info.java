@NullMarked
package org.attune.app.space;

import org.jspecify.annotations.NullMarked;
