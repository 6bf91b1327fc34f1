@NullMarked
package org.attune.app.identity.web;

import org.jspecify.annotations.NullMarked;
