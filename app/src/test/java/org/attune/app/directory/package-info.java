@NullMarked
package org.attune.app.directory;

import org.jspecify.annotations.NullMarked;
