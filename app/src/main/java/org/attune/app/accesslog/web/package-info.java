@NullMarked
package org.attune.app.accesslog.web;

import org.jspecify.annotations.NullMarked;
