package org.attune.app.sessions.web;

import org.attune.app.sessions.Course;

/**
 * Closing a course without its client.
 *
 * @param client   their name
 * @param noSignIn whether they can't be told
 */
public record CourseClosureView(Course course, String client, String home, boolean noSignIn) {}
