package org.attune.app.requests;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a request for a first talk is on its way. */
public enum RequestState {
  /** The address is not confirmed yet: nobody at the practice knows of it. */
  UNCONFIRMED,
  ASKED,
  READ,
  OFFERED,
  BOOKED,
  /** Somebody else was named, and waits for the enquirer to agree. */
  PASSED_ON,
  DECLINED,
  WITHDRAWN,
  CANCELLED,
  COURSE;

  /** The table of transitions: whatever is not here does not happen. */
  public Set<RequestState> next() {
    return switch (this) {
      case UNCONFIRMED -> EnumSet.of(ASKED, DECLINED, WITHDRAWN);
      case ASKED -> EnumSet.of(READ, PASSED_ON, DECLINED, WITHDRAWN);
      case READ -> EnumSet.of(OFFERED, PASSED_ON, DECLINED, WITHDRAWN);
      case OFFERED -> EnumSet.of(OFFERED, READ, BOOKED, PASSED_ON, DECLINED, WITHDRAWN);
      case BOOKED -> EnumSet.of(READ, PASSED_ON, DECLINED, CANCELLED, COURSE);
      case PASSED_ON -> EnumSet.of(ASKED, DECLINED, WITHDRAWN);
      case DECLINED, WITHDRAWN, CANCELLED, COURSE -> EnumSet.noneOf(RequestState.class);
    };
  }

  /** Whether somebody at the practice has to answer. */
  public boolean awaitsAnswer() {
    return this == ASKED || this == READ;
  }

  public boolean isOver() {
    return next().isEmpty();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static RequestState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
