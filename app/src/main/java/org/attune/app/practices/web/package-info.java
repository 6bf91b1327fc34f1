@NullMarked
package org.attune.app.practices.web;

import org.jspecify.annotations.NullMarked;
