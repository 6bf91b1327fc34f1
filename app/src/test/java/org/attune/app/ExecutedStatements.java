package org.attune.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The statements that something makes, with the beginning and the end of each transaction, where they are handed to the database. */
public final class ExecutedStatements {

  private static final String SQL = "org.attune.app.database.TimedJdbcTemplate";
  private static final String TRANSACTIONS = "org.springframework.jdbc.support.JdbcTransactionManager";

  private ExecutedStatements() {}

  /** In their order; nothing else may ask the database meanwhile. */
  public static List<String> of(Callable<?> something) throws Exception {
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    List<Logger> logs = Stream.of(SQL, TRANSACTIONS).map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
    List<Level> before = logs.stream().map(Logger::getLevel).toList();
    logs.forEach(log -> listen(log, heard));
    try {
      something.call();
    } finally {
      for (int i = 0; i < logs.size(); i++) {
        logs.get(i).detachAppender(heard);
        logs.get(i).setAdditive(true);
        logs.get(i).setLevel(before.get(i));
      }
    }
    return List.copyOf(heard.list).stream().map(ILoggingEvent::getFormattedMessage).map(STATEMENT)
        .flatMap(text -> Stream.of(text.split("; "))).filter(s -> !s.isEmpty()).toList();
  }

  private static void listen(Logger log, ListAppender<ILoggingEvent> heard) {
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    log.addAppender(heard);
  }

  private static final UnaryOperator<String> STATEMENT = message ->
      message.startsWith("Executing prepared SQL statement") ? message.replaceAll("\\s+", " ").replaceFirst("^[^\\[]*\\[(.*)]$", "$1")
          : message.startsWith("Creating new transaction") ? "begin"
          : message.startsWith("Initiating transaction commit") ? "commit" : "";
}
