@NullMarked
package org.attune.app.imports;

import org.jspecify.annotations.NullMarked;
