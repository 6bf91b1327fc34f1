@NullMarked
package org.attune.app.circle.web;

import org.jspecify.annotations.NullMarked;
