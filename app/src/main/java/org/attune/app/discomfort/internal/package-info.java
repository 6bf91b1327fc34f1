@NullMarked
package org.attune.app.discomfort.internal;

import org.jspecify.annotations.NullMarked;
