@NullMarked
package org.attune.app.checkins;

import org.jspecify.annotations.NullMarked;
