@NullMarked
package org.attune.app.authentication.web;

import org.jspecify.annotations.NullMarked;
