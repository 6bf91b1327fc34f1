@NullMarked
package org.attune.app.moments;

import org.jspecify.annotations.NullMarked;
