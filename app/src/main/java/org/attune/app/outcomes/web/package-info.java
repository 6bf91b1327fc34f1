/** Pages of how a client is doing. */
@NullMarked
package org.attune.app.outcomes.web;

import org.jspecify.annotations.NullMarked;
