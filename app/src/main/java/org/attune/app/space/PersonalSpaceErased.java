package org.attune.app.space;

import org.attune.app.identity.Viewer;

/** A person erased their space; heard in the same transaction. */
public record PersonalSpaceErased(Viewer.Oneself owner) {}
