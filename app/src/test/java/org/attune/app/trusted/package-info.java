@NullMarked
package org.attune.app.trusted;

import org.jspecify.annotations.NullMarked;
