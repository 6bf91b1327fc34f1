package org.attune.app.safety;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.Person;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/**
 * The person a client can turn to instead of their therapist.
 *
 * @param course      what it is about
 * @param therapist   the person who is not told
 * @param contact       the person that the practice names; null where there is none, or where it is the therapist
 * @param outsideBody somebody outside, in the practice's words, or null
 */
public record ConcernContact(PracticeId practice, CourseId course, String therapist, @Nullable Person contact,
                          @Nullable String outsideBody) {}
