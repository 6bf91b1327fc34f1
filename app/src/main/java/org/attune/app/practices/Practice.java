package org.attune.app.practices;

import java.time.ZoneId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/**
 * A practice: a therapist alone, a group, a service.
 *
 * @param country     ISO 3166 code
 * @param concernsContact  who hears what a client can't say to their therapist, or null
 * @param outsideBody somebody outside who does, in the practice's own words, or null
 * @param legalRetention  what it must keep by law, and where, in its own words, or null
 * @param isHost       whether it was the first here, and may let further ones be set up
 */
public record Practice(PracticeId id, String name, String country, ZoneId timeZone, @Nullable PersonId concernsContact,
                       @Nullable String outsideBody, @Nullable String legalRetention, boolean isHost, int version) {}
