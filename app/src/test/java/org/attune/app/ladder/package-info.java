@NullMarked
package org.attune.app.ladder;

import org.jspecify.annotations.NullMarked;
