package org.attune.app.operations.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.app.database.TimedJdbcTemplate;
import org.attune.app.database.TimedJdbcTemplate.TimedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Says of a request that took long ({@code attune.slow-after}) where its time went: the pattern of its address, and its
 * slowest statements as they are written in the code. No ids, no values, nobody's words.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SlowRequests extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(SlowRequests.class);
  private static final int SHOWN = 5;

  private final TimedJdbcTemplate statements;
  private final Duration slowAfter;

  SlowRequests(TimedJdbcTemplate statements, @Value("${attune.slow-after:2s}") Duration slowAfter) {
    this.statements = statements;
    this.slowAfter = slowAfter;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    statements.startRecording();
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      long took = System.nanoTime() - begun;
      List<TimedStatement> all = statements.stopRecording();
      if (took >= slowAfter.toNanos()) {
        tell(request, response, took, all);
      }
    }
  }

  private static void tell(HttpServletRequest request, HttpServletResponse response, long took, List<TimedStatement> all) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String slowest = all.stream().sorted(Comparator.comparingLong(TimedStatement::nanos).reversed()).limit(SHOWN)
        .map(t -> "\n  " + millis(t.nanos()) + " ms  " + t.statement().strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining());
    LOG.warn("slow: {} {} answered {} after {} ms, of which {} statements took {} ms{}", request.getMethod(),
        pattern == null ? "(no route)" : pattern, response.getStatus(), millis(took), all.size(),
        millis(all.stream().mapToLong(TimedStatement::nanos).sum()), slowest);
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }
}
