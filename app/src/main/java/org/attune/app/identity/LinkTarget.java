package org.attune.app.identity;

/**
 * The page that a mailed link of one purpose leads to; the module that has the page contributes a bean of this type. A link
 * whose purpose has no target leads nowhere.
 *
 * @param path ends with a slash; the link's id follows
 */
public record LinkTarget(AccessLink.Purpose purpose, String path) {}
