package org.attune.app.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.Test;

class ScheduledJobIdTests {

  private static final String PRACTICE = "11111111-1111-4111-8111-111111111111";
  private static final String COURSE = "22222222-2222-4222-8222-222222222222";

  @Test
  void a_job_that_waits_says_its_practice_its_course_and_its_key() {
    var about = new Viewer.Job(PracticeId.of(PRACTICE), CourseId.of(COURSE));
    assertThat(new ScheduledJobId(about, "a/b").id()).isEqualTo("job/" + PRACTICE + "/" + COURSE + "/a/b");
    assertThat(ScheduledJobId.of("job/" + PRACTICE + "/" + COURSE + "/a/b")).isEqualTo(new ScheduledJobId(about, "a/b"));
    assertThat(ScheduledJobId.of("job/" + PRACTICE + "//growth"))
        .isEqualTo(new ScheduledJobId(new Viewer.Job(PracticeId.of(PRACTICE)), "growth"));
  }

  @Test
  void a_job_that_waits_since_lines_said_what_it_was_for_is_still_read() {
    assertThat(ScheduledJobId.of("notice/" + PRACTICE + "//growth"))
        .isEqualTo(new ScheduledJobId(new Viewer.Job(PracticeId.of(PRACTICE)), "growth"));
  }
}
