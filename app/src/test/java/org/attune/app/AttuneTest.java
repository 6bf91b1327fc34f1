package org.attune.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.attune.app.database.TestDatabase;
import org.attune.app.jobs.internal.DueJobs;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole application, listening on a port of its own, over a real PostgreSQL. Tests with the same settings share
 * a start and its database within one JVM, so each makes its own practice; one that needs an empty installation calls
 * {@link TestDatabase#empty()}. Time does not pass until {@link MovableClock} moves it, and jobs wait for {@link DueJobs}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = AttuneApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "attune.jobs.enabled=false",
      // contexts stay until the run ends, and share one server's connections
      "spring.datasource.hikari.maximum-pool-size=6",
      "spring.datasource.hikari.minimum-idle=0",
      "spring.datasource.hikari.idle-timeout=10000"
    })
@ContextConfiguration(initializers = TestDatabase.FreshDatabase.class)
@Import({MovableClock.class, DueJobs.class, ViewerSql.class})
public @interface AttuneTest {}
