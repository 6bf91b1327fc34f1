/** The pages of the alliance, and the words for it that pages of other modules say too. */
@NullMarked
@NamedInterface("web")
package org.attune.app.alliance.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
