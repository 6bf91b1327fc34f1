@NullMarked
package org.attune.app.fitreview.internal;

import org.jspecify.annotations.NullMarked;
