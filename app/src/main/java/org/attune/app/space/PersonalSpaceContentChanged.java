package org.attune.app.space;

import org.attune.app.identity.Viewer;

/** Something that stood in a person's space is not as it was; heard in the same transaction. */
public record PersonalSpaceContentChanged(Viewer.Oneself owner) {}
