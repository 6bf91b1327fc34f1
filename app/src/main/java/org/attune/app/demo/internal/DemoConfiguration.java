package org.attune.app.demo.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Where {@code attune.demo} is set: a clock that can go back, and a practice that is lived through at the first start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("attune.demo")
public class DemoConfiguration {

  /** Everybody's, in a practice where nobody is real. */
  public static final String PASSWORD = "just looking";

  @Bean
  @Primary
  DemoClock travellingClock() {
    return new DemoClock();
  }

  /** Runs before jobs are claimed and pages are served. */
  @Bean
  SmartLifecycle livesThroughItOnce(DemoPractice practice, DemoClock clock) {
    return new SmartLifecycle() {
      private boolean running;

      @Override
      public void start() {
        running = true;
        if (!practice.exists()) {
          practice.play(clock);
        }
      }

      @Override
      public void stop() {
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }

      @Override
      public int getPhase() {
        return 0;
      }
    };
  }
}
