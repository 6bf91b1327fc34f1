package org.attune.app.risk.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.attune.app.risk.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed, to be written down or changed.
 *
 * @param agreedAt null where nothing was agreed yet
 */
public record EscalationPlanView(CourseId course, PersonName client, List<Person> candidates, WorkingHours hours, @Nullable ZonedDateTime agreedAt,
    EscalationPlanForm form, FieldErrors errors) {}
