@NullMarked
package org.attune.app.encryption;

import org.jspecify.annotations.NullMarked;
