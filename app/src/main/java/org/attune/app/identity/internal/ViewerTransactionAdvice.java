package org.attune.app.identity.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database who is asking: around each transactional method whose first argument is a {@link Viewer}, inside
 * its transaction. A call within a call may ask as another; the outer viewer is restored when it returns.
 */
class ViewerTransactionAdvice implements MethodInterceptor {

  private static final Object CURRENT = new Object();

  private static final String TELL = """
      select set_viewer(:kind, cast(:person as uuid), cast(:practice as uuid), cast(:subject as uuid), cast(:session as uuid),
                        :roles, cast(:now as timestamptz))
      """;

  // late, since advice is made before the beans that it needs
  private final ObjectProvider<JdbcClient> database;
  private final ObjectProvider<Clock> clock;

  ViewerTransactionAdvice(ObjectProvider<JdbcClient> database, ObjectProvider<Clock> clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    Viewer viewer = (Viewer) Objects.requireNonNull(call.getArguments()[0], "a viewer");
    Viewer outer = (Viewer) TransactionSynchronizationManager.getResource(CURRENT);
    if (viewer.equals(outer)) {
      return call.proceed();
    }
    tell(viewer);
    if (outer == null) {
      TransactionSynchronizationManager.registerSynchronization(new SuspensionSynchronization());
    } else {
      TransactionSynchronizationManager.unbindResource(CURRENT);
    }
    TransactionSynchronizationManager.bindResource(CURRENT, viewer);
    Throwable failure = null;
    try {
      return call.proceed();
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      TransactionSynchronizationManager.unbindResource(CURRENT);
      if (outer != null) {
        TransactionSynchronizationManager.bindResource(CURRENT, outer);
        restore(outer, failure);
      }
    }
  }

  private void restore(Viewer outer, @Nullable Throwable failure) {
    try {
      tell(outer);
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e); // the statement that failed has aborted the transaction; nothing more is read in it
    }
  }

  /** Another transaction that interrupts this one is asked by nobody at first. */
  private static class SuspensionSynchronization implements TransactionSynchronization {
    private @Nullable Object asking;

    @Override
    public void suspend() {
      asking = TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
    }

    @Override
    public void resume() {
      if (asking != null) {
        TransactionSynchronizationManager.bindResource(CURRENT, asking);
      }
    }
  }

  private void tell(Viewer viewer) {
    ViewerSettings to = ViewerSettings.of(viewer);
    database.getObject().sql(TELL)
        .param("kind", to.kind).param("person", to.person).param("practice", to.practice)
        .param("subject", to.subject).param("session", to.session).param("roles", to.roles)
        .param("now", clock.getObject().instant().toString())
        .query().singleRow();
  }

  private record ViewerSettings(String kind, @Nullable UUID person, @Nullable UUID practice, @Nullable UUID subject,
                          @Nullable UUID session, String roles) {
    static ViewerSettings of(Viewer viewer) {
      return switch (viewer) {
        case Viewer.Member m -> new ViewerSettings("member", m.person().value(), m.practice().value(), null, null,
            m.roles().stream().map(Role::code).sorted().collect(Collectors.joining(",")));
        case Viewer.Oneself o -> new ViewerSettings("oneself", o.person().value(), null, null, null, "");
        case Viewer.LinkHolder l ->
            new ViewerSettings("link", l.person().value(), l.practice().value(), l.course().value(), l.session().value(), "");
        case Viewer.Trusted t -> new ViewerSettings("trusted", null, null, t.trust(), null, "");
        case Viewer.Enquirer e -> new ViewerSettings("enquirer", null, null, e.request(), null, "");
        case Viewer.Job j ->
            new ViewerSettings("job", null, j.practice().value(), j.course() == null ? null : j.course().value(), null, "");
        case Viewer.Visitor v -> new ViewerSettings("visitor", null, null, null, null, "");
      };
    }
  }
}
