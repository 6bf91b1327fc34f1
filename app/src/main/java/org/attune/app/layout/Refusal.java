package org.attune.app.layout;

/**
 * An expected no: something that a person asked for cannot be, and the page says why in words. Each module extends one
 * of the kinds below with a refusal of its own name; {@code layout} turns the kind into a status and a calm page, once.
 */
public abstract sealed class Refusal extends RuntimeException permits NotFound, InvalidInput, Conflict, TooManyRequests, Busy {
  private final String key;
  private final transient Object[] arguments;

  Refusal(String key, Object... arguments) {
    // the key alone: a message with arguments could carry names into a log
    super(key, null, false, false);
    this.key = key;
    this.arguments = arguments.clone();
  }

  /** The message that says why, in the bundles. */
  public String key() {
    return key;
  }

  public Object[] arguments() {
    return arguments.clone();
  }
}
