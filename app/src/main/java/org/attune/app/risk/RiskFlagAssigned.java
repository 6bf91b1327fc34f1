package org.attune.app.risk;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Somebody is to look at an answer of a course now. */
public record RiskFlagAssigned(PracticeId practice, CourseId course, PersonId person) {}
