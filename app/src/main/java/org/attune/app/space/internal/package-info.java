@NullMarked
package org.attune.app.space.internal;

import org.jspecify.annotations.NullMarked;
