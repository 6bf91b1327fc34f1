package org.attune.app.authentication.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.authentication.Passkey;
import org.attune.app.authentication.SignInChanges;
import org.attune.app.authentication.SignIns;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in.
 *
 * @param mayChange     whether this sign-in may change a way in
 * @param calendarSince since when a calendar has read their appointments by a link, or null
 */
public record SignInMethodsView(String signInName, PasskeySection passkeys, SecondStepSection secondStep, boolean mayChange,
    List<SignIns.OpenSignIn> openSignIns, @Nullable Instant calendarSince, List<SignInChanges.Change> changes, ZoneId zone) {

  /**
   * Signing in by passkeys.
   *
   * @param newName     the name typed for a new passkey
   * @param arePossible whether passkeys can be made for this place
   * @param host        under which devices list them
   */
  public record PasskeySection(List<Passkey> all, String newName, boolean arePossible, String host) {}

  /** The second step of a sign-in, and how many recovery codes are left. */
  public record SecondStepSection(boolean isOn, int recoveryCodesLeft) {}

  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
