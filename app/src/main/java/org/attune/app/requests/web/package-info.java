@NullMarked
package org.attune.app.requests.web;

import org.jspecify.annotations.NullMarked;
