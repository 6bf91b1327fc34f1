@NullMarked
package org.attune.app.letters.internal;

import org.jspecify.annotations.NullMarked;
