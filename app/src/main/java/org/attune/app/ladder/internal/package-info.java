@NullMarked
package org.attune.app.ladder.internal;

import org.jspecify.annotations.NullMarked;
