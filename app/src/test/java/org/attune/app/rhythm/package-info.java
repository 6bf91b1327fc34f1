@NullMarked
package org.attune.app.rhythm;

import org.jspecify.annotations.NullMarked;
