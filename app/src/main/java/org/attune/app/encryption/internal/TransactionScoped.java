package org.attune.app.encryption.internal;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Something that each transaction has one of, from when it is first asked for until the transaction ends. */
public class TransactionScoped<T> {

  private final Supplier<T> first;

  public TransactionScoped(Supplier<T> first) {
    this.first = first;
  }

  /** That of the transaction that runs now; one that it interrupts has its own. */
  @SuppressWarnings("unchecked")
  public T get() {
    Object there = TransactionSynchronizationManager.getResource(this);
    if (there != null) {
      return (T) there;
    }
    T made = first.get();
    TransactionSynchronizationManager.bindResource(this, made);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void suspend() {
        TransactionSynchronizationManager.unbindResource(TransactionScoped.this);
      }

      @Override
      public void resume() {
        TransactionSynchronizationManager.bindResource(TransactionScoped.this, made);
      }

      @Override
      public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(TransactionScoped.this);
      }
    });
    return made;
  }
}
