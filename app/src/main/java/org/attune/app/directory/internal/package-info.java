@NullMarked
package org.attune.app.directory.internal;

import org.jspecify.annotations.NullMarked;
