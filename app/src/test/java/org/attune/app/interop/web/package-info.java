@NullMarked
package org.attune.app.interop.web;

import org.jspecify.annotations.NullMarked;
