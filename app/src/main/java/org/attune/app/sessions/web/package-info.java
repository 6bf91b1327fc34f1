@NullMarked
package org.attune.app.sessions.web;

import org.jspecify.annotations.NullMarked;
