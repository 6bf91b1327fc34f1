@NullMarked
package org.attune.app.safety.web;

import org.jspecify.annotations.NullMarked;
