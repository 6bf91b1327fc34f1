@NullMarked
package org.attune.app.layout;

import org.jspecify.annotations.NullMarked;
