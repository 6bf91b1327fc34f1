@NullMarked
package org.attune.app.risk;

import org.jspecify.annotations.NullMarked;
