package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A therapist's days away.
 *
 * @param path      where the forms go
 * @param therapist the name of who is away, or null on their own page
 * @param coverCandidates    who could cover
 */
public record AbsencesView(String path, @Nullable String therapist, List<SessionsView.AbsenceListItem> absences,
                           List<Person> coverCandidates) {}
