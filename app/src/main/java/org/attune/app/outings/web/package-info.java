@NullMarked
package org.attune.app.outings.web;

import org.jspecify.annotations.NullMarked;
