@NullMarked
package org.attune.app.discomfort;

import org.jspecify.annotations.NullMarked;
