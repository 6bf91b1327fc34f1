@NullMarked
package org.attune.app.alliance.web;

import org.jspecify.annotations.NullMarked;
