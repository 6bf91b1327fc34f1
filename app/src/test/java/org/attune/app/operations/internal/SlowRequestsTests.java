package org.attune.app.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.app.AttuneTest;
import org.attune.app.database.TimedJdbcTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

@AttuneTest
@ExtendWith(OutputCaptureExtension.class)
class SlowRequestsTests {

  @Autowired JdbcClient database;
  @Autowired TimedJdbcTemplate statements;

  @Test
  void aSlowRequestIsToldWithItsStatementsAndWithoutAWordOfAnybody(CapturedOutput output) throws Exception {
    new SlowRequests(statements, java.time.Duration.ZERO).doFilter(asked(), new MockHttpServletResponse(), handler());

    assertThat(output).contains("slow: GET /courses/{course} answered 200", "1 statements took", "select ?::text")
        .doesNotContain("a rare word", "2f1e");
  }

  @Test
  void anOrdinaryRequestIsNot(CapturedOutput output) throws Exception {
    new SlowRequests(statements, java.time.Duration.ofMinutes(1)).doFilter(asked(), new MockHttpServletResponse(), handler());

    assertThat(output).doesNotContain("slow:");
  }

  private static MockHttpServletRequest asked() {
    var request = new MockHttpServletRequest("GET", "/courses/2f1e");
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/courses/{course}");
    return request;
  }

  private MockFilterChain handler() {
    return new MockFilterChain(new jakarta.servlet.http.HttpServlet() {
      @Override
      public void service(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
        database.sql("select :word::text").param("word", "a rare word").query(String.class).single();
      }
    });
  }
}
