package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.Person;

/**
 * A therapist's days away.
 *
 * @param others who could cover
 */
public record AbsencesPage(List<SessionsPage.Away> absences, List<Person> others) {}
