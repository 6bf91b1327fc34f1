@NullMarked
package org.attune.app.notifications.web;

import org.jspecify.annotations.NullMarked;
