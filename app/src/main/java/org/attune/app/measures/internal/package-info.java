@NullMarked
package org.attune.app.measures.internal;

import org.jspecify.annotations.NullMarked;
