/** The pages after an answer, and what pages of other modules say of it. */
@NullMarked
@NamedInterface("web")
package org.attune.app.risk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
