package org.attune.app.measures.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Session;
import org.springframework.stereotype.Component;

/** A client is asked on their own page, and after a check-in. */
@Component
class QuestionnairePrompts implements CoursePrompts {

  private final MeasureResponses responses;

  QuestionnairePrompts(MeasureResponses responses) {
    this.responses = responses;
  }

  @Override
  public Optional<CoursePrompt> ofClient(Viewer.Oneself viewer, Course course, List<Session> sessions) {
    return responses.due(viewer, course, sessions).isEmpty() ? Optional.empty()
        : Optional.of(new CoursePrompt("measures.asked", PrivateAddresses.QUESTIONS + "/" + course.id(), null));
  }

  @Override
  public Function<List<Session>, Optional<CoursePrompt>> ofTherapist(Viewer.Member viewer, Course course, QueryBatch batch) {
    return sessions -> Optional.empty();
  }
}
