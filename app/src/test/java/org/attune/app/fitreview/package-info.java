@NullMarked
package org.attune.app.fitreview;

import org.jspecify.annotations.NullMarked;
