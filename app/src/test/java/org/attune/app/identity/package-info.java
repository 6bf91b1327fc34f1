@NullMarked
package org.attune.app.identity;

import org.jspecify.annotations.NullMarked;
