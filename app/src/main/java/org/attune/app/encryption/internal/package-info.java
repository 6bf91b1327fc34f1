@NullMarked
package org.attune.app.encryption.internal;

import org.jspecify.annotations.NullMarked;
