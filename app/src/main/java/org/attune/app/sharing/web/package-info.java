@NullMarked
package org.attune.app.sharing.web;

import org.jspecify.annotations.NullMarked;
