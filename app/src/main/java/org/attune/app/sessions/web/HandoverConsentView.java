package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.sessions.Handover;

/**
 * A handover, for the client to decide.
 *
 * @param passedOn what the next therapist may see, once they agreed: codes of rights
 */
public record HandoverConsentView(Handover handover, String therapist, String next, List<String> passedOn) {}
