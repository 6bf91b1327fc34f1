@NullMarked
package org.attune.app.operations.internal;

import org.jspecify.annotations.NullMarked;
