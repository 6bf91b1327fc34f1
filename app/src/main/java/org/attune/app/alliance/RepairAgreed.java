package org.attune.app.alliance;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;

/** The client agreed that the two came through it. */
public record RepairAgreed(RepairId repair, CourseId course, PracticeId practice) {}
