package org.attune.endtoend;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Clients of the demo practice who give check-ins by their links, one after the other, all at once. Each keeps a journal of
 * what Attune confirmed; what was not confirmed is sent again under the same key until it is.
 */
final class ConcurrentCheckIns implements AutoCloseable {

  private static final String[] LINES = {"seen", "heard", "understood", "safe", "working"};

  private final ApplicationUnderTest at;
  private final List<Future<?>> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<UUID, String> journal = new ConcurrentHashMap<>();
  private final Semaphore confirmed = new Semaphore(0);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private volatile boolean ending;

  private ConcurrentCheckIns(ApplicationUnderTest at) {
    this.at = at;
  }

  /** A client for each course of a therapist, each with the link of a session that has just ended. */
  static ConcurrentCheckIns begin(ApplicationUnderTest at, String therapist) throws IOException {
    var underway = new ConcurrentCheckIns(at);
    try (HttpClientUser host = HttpClientUser.signedIn(at, therapist)) {
      long seed = 1;
      for (String course : host.asks("/today").all("href=\"(/courses/[^\"/]+)\"")) {
        String link = link(host, course);
        var random = new Random(seed++);
        underway.clients.add(underway.threads.submit(() -> underway.live(link, random)));
      }
    }
    return underway;
  }

  private static String link(HttpClientUser host, String course) throws IOException {
    LocalDateTime before = LocalDateTime.now(ZoneId.of("Europe/Lisbon")).minusMinutes(51).truncatedTo(ChronoUnit.MINUTES);
    String day = before.toLocalDate().toString();
    String time = before.toLocalTime().toString();
    HttpClientUser.Response planned = host.sends(host.asks(course + "/sessions/new"), course + "/sessions",
        Map.of("key", UUID.randomUUID().toString(), "day", day, "time", time, "minutes", "50"));
    if (planned.status() != 303) {
      throw new IllegalStateException("a session could not be planned: " + planned);
    }
    HttpClientUser.Response sessions = host.asks(course + "/sessions");
    String session = sessions.first("datetime=\"" + day + "T" + time + "[^\"]*\"[\\s\\S]*?(/sessions/[^\"/]+)/");
    return host.sends(sessions, session + "/qr", Map.of()).first("(http://[^\"<\\s]+/l/[^\"<\\s]+)");
  }

  private @Nullable Void live(String link, Random random) throws IOException {
    try (HttpClientUser client = new HttpClientUser(at)) {
      HttpClientUser.Response page = client.asks(client.asks(link).next() + "/again");
      while (!ending) {
        UUID key = UUID.randomUUID();
        var fields = new TreeMap<String, String>();
        for (String line : LINES) {
          fields.put(line, String.valueOf(1 + random.nextInt(7)));
        }
        String scores = String.join("", fields.values());
        fields.put("key", key.toString());
        while (!isConfirmed(client, page, fields)) {
          LockSupport.parkNanos(20_000_000);
        }
        journal.put(key, scores);
        confirmed.release();
      }
      return null;
    }
  }

  private boolean isConfirmed(HttpClientUser client, HttpClientUser.Response page, Map<String, String> fields) {
    try {
      HttpClientUser.Response answer = client.sends(page, page.first("action=\"(/check-in/[^\"/]+)\""), fields);
      // 502 is the proxy's word for a process that is gone
      if (!List.of(303, 503, 502).contains(answer.status())) {
        faults.add(answer.status() + " " + answer.body());
      }
      return answer.status() == 303;
    } catch (IOException away) {
      return false;
    }
  }

  /** Goes on once so many more were confirmed, from now on. */
  void awaitConfirmed(int more) {
    confirmed.drainPermits();
    try {
      if (!confirmed.tryAcquire(more, 5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no more check-ins are confirmed; " + journal.size() + " were");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets each client end with a confirmed check-in, and gives what was confirmed: the five scores under each key. */
  Map<UUID, String> end() {
    ending = true;
    for (Future<?> client : clients) {
      try {
        client.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client gave up", e.getCause());
      }
    }
    return Map.copyOf(journal);
  }

  /** What they were answered besides yes, and "in a minute". */
  Collection<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    ending = true;
    threads.shutdownNow();
  }
}
