@NullMarked
package org.attune.app.calendar.web;

import org.jspecify.annotations.NullMarked;
