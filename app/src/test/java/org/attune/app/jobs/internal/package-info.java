@NullMarked
package org.attune.app.jobs.internal;

import org.jspecify.annotations.NullMarked;
