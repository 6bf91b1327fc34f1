@NullMarked
package org.attune.app.openings.web;

import org.jspecify.annotations.NullMarked;
