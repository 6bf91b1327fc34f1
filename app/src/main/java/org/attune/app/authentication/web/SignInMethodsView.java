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
 * @param newPasskeyName    the name typed for a new passkey
 * @param passkeysPossible whether passkeys can be made for this place
 * @param host     under which devices list them
 * @param mayChange whether this sign-in may change a way in
 * @param calendarSince since when a calendar has read their appointments by a link, or null
 * @param recoveryCodesLeft    how many recovery codes are left
 */
public record SignInMethodsView(String signInName, List<Passkey> passkeys, String newPasskeyName, boolean passkeysPossible, String host,
                       boolean mayChange, boolean secondStep, int recoveryCodesLeft, List<SignIns.OpenSignIn> openSignIns,
                       @Nullable Instant calendarSince, List<SignInChanges.Change> changes, ZoneId zone) {
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
