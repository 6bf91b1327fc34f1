@NullMarked
package org.attune.app.practices;

import org.jspecify.annotations.NullMarked;
