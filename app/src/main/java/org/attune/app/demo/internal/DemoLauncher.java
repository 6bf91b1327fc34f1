package org.attune.app.demo.internal;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Starts a demo practice beside an empty installation: a second application in this process, with its own port, data
 * directory and database. It goes when this process goes.
 */
@Component
public class DemoLauncher {

  private static final Logger LOG = LoggerFactory.getLogger(DemoLauncher.class);

  /** How far it is. */
  public sealed interface State {
    record NotStarted() implements State {}

    record Starting() implements State {}

    record Failed() implements State {}

    record Ready(int port) implements State {}
  }

  private final ApplicationContext here;
  private final Practices practices;
  private final Path data;
  private final AtomicReference<State> state = new AtomicReference<>(new State.NotStarted());
  private final AtomicReference<@Nullable ConfigurableApplicationContext> demo = new AtomicReference<>();

  DemoLauncher(ApplicationContext here, Practices practices, @Value("${attune.data:data}") Path data) {
    this.here = here;
    this.practices = practices;
    this.data = data.toAbsolutePath().normalize().resolve("demo");
  }

  public State state() {
    return state.get();
  }

  /** Only an installation that holds nothing yet offers it. */
  public boolean isOffered() {
    return !practices.anyExists(new Viewer.Visitor());
  }

  public void start() {
    State now = state.get();
    boolean idle = now instanceof State.NotStarted || now instanceof State.Failed;
    if (idle && state.compareAndSet(now, new State.Starting())) {
      Thread.ofPlatform().name("demo").daemon().start(this::run);
    }
  }

  private void run() {
    try {
      int port = freePort();
      Object application = here.getBeansWithAnnotation(SpringBootApplication.class).values().iterator().next();
      demo.set(new SpringApplicationBuilder(ClassUtils.getUserClass(application)).run(
          "--attune.demo=true", "--attune.data=" + data, "--attune.port=" + port, "--server.address=127.0.0.1",
          "--attune.url=http://127.0.0.1:" + port, "--attune.database.url=", "--attune.master-key="));
      state.set(new State.Ready(port));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The demo practice didn't start", e);
      state.set(new State.Failed());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @PreDestroy
  void stop() {
    ConfigurableApplicationContext running = demo.getAndSet(null);
    if (running != null) {
      running.close();
    }
  }
}
