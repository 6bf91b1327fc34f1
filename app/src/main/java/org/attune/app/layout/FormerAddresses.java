package org.attune.app.layout;

import java.util.Map;

/**
 * Addresses that a module once had, and where the same pages are now; a module contributes its own as a bean of this type. Of
 * two that lie in each other, the inner one comes first.
 */
public record FormerAddresses(Map<String, String> now) {}
