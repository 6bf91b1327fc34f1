@NullMarked
package org.attune.app.fitreview.web;

import org.jspecify.annotations.NullMarked;
