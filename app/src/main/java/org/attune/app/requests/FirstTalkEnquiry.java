package org.attune.app.requests;

import java.util.Locale;

/**
 * What somebody sends who asks for a first talk.
 *
 * @param wishes     what they look for in a therapist, or empty
 * @param wishesStay whether those may come along to a course
 */
public record FirstTalkEnquiry(RequestWords words, EnquirerDetails details, String wishes, boolean wishesStay, Locale language) {}
