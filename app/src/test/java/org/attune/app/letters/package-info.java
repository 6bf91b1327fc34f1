@NullMarked
package org.attune.app.letters;

import org.jspecify.annotations.NullMarked;
