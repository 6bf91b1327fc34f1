package org.attune.app.bringing.web;

/** A copy, for its reader. */
public record ReadCopy(CopyView copy, String when) {}
