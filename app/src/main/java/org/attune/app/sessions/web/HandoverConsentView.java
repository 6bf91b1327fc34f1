package org.attune.app.sessions.web;

import java.util.List;
import java.util.Set;
import org.attune.app.sessions.Handover;

/**
 * A handover, for the client to decide.
 *
 * @param passedOn  what the next therapist may see, once they agreed: codes of rights
 * @param requested what they said beforehand that they would like them to see
 */
public record HandoverConsentView(Handover handover, String therapist, String next, List<String> passedOn,
    Set<String> requested) {}
