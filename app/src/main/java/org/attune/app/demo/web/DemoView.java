package org.attune.app.demo.web;

import org.jspecify.annotations.Nullable;

/**
 * Starting a look around.
 *
 * @param address where the demo practice is, once it is there
 */
public record DemoView(boolean starting, boolean failed, @Nullable String address) {}
