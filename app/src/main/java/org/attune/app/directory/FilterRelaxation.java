package org.attune.app.directory;

import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchFilters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * One condition that could be dropped, and how many people that would add.
 *
 * @param filter null where no single one would help, and all of them would be dropped
 * @param upTo the fee that is enough, where a higher one would do
 */
public record FilterRelaxation(@Nullable Filter filter, int adds, @Nullable FeeLimit upTo) {}
