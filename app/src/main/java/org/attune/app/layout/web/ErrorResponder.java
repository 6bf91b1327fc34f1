package org.attune.app.layout.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.attune.app.layout.Busy;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.JteViewResolver;
import org.attune.app.layout.Languages;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.Refusal;
import org.attune.app.layout.SecurityLog;
import org.attune.app.layout.TooManyRequests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.servlet.HandlerMapping;

/** Answers a request that cannot be answered as hoped: one page for all of it, or one sentence for htmx. */
@Component
class ErrorResponder {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponder.class);
  private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final Set<Integer> WITH_WORDS = Set.of(400, 403, 404, 405, 409, 413, 422, 429, 500, 503);

  private final JteViewResolver views;
  private final PageContexts pages;
  private final SecurityLog log;
  private final Languages languages;

  ErrorResponder(JteViewResolver views, PageContexts pages, SecurityLog log, Languages languages) {
    this.views = views;
    this.pages = pages;
    this.log = log;
    this.languages = languages;
  }

  void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        switch (refusal) {
          case org.attune.app.layout.NotFound _ -> {
            log.log(SecurityLog.Event.ACCESS_REFUSED, request);
            yield 404;
          }
          case InvalidInput _ -> 422;
          case org.attune.app.layout.Conflict _ -> 409;
          case TooManyRequests tooMany -> {
            response.setHeader("Retry-After", String.valueOf(Math.max(1, tooMany.retryAfter().toSeconds())));
            yield 429;
          }
          case Busy _ -> 503;
        };
    PageContext page = pages.of(request);
    answer(status, page.t(refusal.key(), refusal.arguments()), null, request, response);
  }

  /** A status that the frame below has decided on. */
  void respondWithStatus(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (status == 413 || status == 411) {
      log.log(SecurityLog.Event.TOO_LARGE);
    }
    answer(status, null, status >= 500 ? newErrorId() : null, request, response);
  }

  /** A fault of ours, or a database that is away. */
  void fail(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (isAny(failure, ClientAbortException.class::isInstance)) { // its sender has gone, or was too slow
      response.setStatus(400);
      return;
    }
    if (failure instanceof InvalidParameterException unreadable) {
      respondWithStatus(unreadable.getErrorCode(), request, response);
      return;
    }
    boolean away = isDatabaseAway(failure);
    String errorId = newErrorId();
    if (away) {
      request.removeAttribute(CurrentPerson.ATTRIBUTE); // it can't be asked for that either
      languages.forgetReader(request);
      LOG.warn("{}: the database did not answer ({}, {})", errorId, failure.getClass().getSimpleName(), sqlState(failure));
    } else {
      LOG.error("{}: {} {}", errorId, request.getMethod(), described(failure, request));
    }
    answer(away ? 503 : 500, null, errorId, request, response);
  }

  private void answer(
      int status, @Nullable String sentence, @Nullable String errorId, HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    if (status == 503) {
      response.setHeader("Retry-After", "15");
    }
    try {
      PageContext page = pages.of(request);
      String words = "layout.trouble." + (WITH_WORDS.contains(status) ? status : status < 500 ? 400 : 500);
      var trouble =
          new ErrorView(
              status, page.t(words + ".heading"), sentence == null ? page.t(words) : sentence, errorId);
      if (page.isFragment()) {
        response.setHeader("HX-Retarget", "#notice");
        response.setHeader("HX-Reswap", "innerHTML show:#notice:top");
        views.write("layout/error-part", Map.of("trouble", trouble), request, response);
      } else {
        views.write("layout/error", Map.of("trouble", trouble), request, response);
      }
    } catch (RuntimeException e) {
      LOG.error("{}: the page that says so failed too: {}", errorId, described(e, request));
      bare(status, response);
    }
  }

  /** When nothing else works any more. */
  private static void bare(int status, HttpServletResponse response) throws IOException {
    if (!response.isCommitted()) {
      response.resetBuffer();
      response.setStatus(status);
      response.setContentType("text/html;charset=utf-8");
      response
          .getOutputStream()
          .write(
              """
              <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
              <title>In a moment</title><h1>This isn’t working just now.</h1>
              <p>Please try again in a minute. What was saved before is safe.</p>
              """
                  .getBytes(StandardCharsets.UTF_8));
    }
  }

  static boolean isDatabaseAway(Throwable failure) {
    return isAny(
        failure,
        cause ->
            cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                // neither commit nor rollback could be told to it
                || cause instanceof TransactionSystemException
                || cause instanceof java.sql.SQLTransientConnectionException
                || (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    // connection failures, and a server that shuts down or starts
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))));
  }

  /** PostgreSQL's word for it: 53100, say, is a full disk. */
  private static String sqlState(Throwable failure) {
    String state = "no state";
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }

  private static boolean isAny(Throwable failure, java.util.function.Predicate<Throwable> kind) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (kind.test(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Where it happened, without the messages: they may hold what people typed. */
  private static String described(Throwable failure, HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var text = new StringBuilder(route == null ? "(no route)" : route.toString());
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      text.append(seen.size() == 1 ? "\n" : "\ncaused by ").append(cause.getClass().getName());
      if (cause instanceof SQLException sql) {
        text.append(" [").append(sql.getSQLState()).append(']');
      } else if (cause instanceof NullPointerException || cause instanceof gg.jte.TemplateException) {
        // these speak of code alone
        text.append(": ").append(cause.getMessage());
      }
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("\n\tat ").append(frame);
      }
    }
    return text.toString();
  }

  private static String newErrorId() {
    var id = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** The status that the servlet container was left with. */
  static int statusOf(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
  }
}
