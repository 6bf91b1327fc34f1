@NullMarked
package org.attune.app.layout.internal;

import org.jspecify.annotations.NullMarked;
