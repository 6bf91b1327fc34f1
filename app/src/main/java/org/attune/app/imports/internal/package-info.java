@NullMarked
package org.attune.app.imports.internal;

import org.jspecify.annotations.NullMarked;
