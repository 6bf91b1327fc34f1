package org.attune.app.requests;

import java.util.Locale;

/** What somebody sends who asks for a first talk. */
public record FirstTalkEnquiry(RequestWords words, EnquirerDetails details, RequestWishes wishes, Locale language) {}
