package org.attune.app.identity.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.identity.Passkey;
import org.attune.app.identity.SignInChanges;
import org.attune.app.identity.SignIns;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in.
 *
 * @param typed    the name typed for a new passkey
 * @param possible whether passkeys can be made for this place
 * @param host     under which devices list them
 * @param mayChange whether this sign-in may change a way in
 * @param calendarSince since when a calendar has read their appointments by a link, or null
 * @param codes    how many recovery codes are left
 */
public record WaysPage(String signInName, List<Passkey> passkeys, String typed, boolean possible, String host,
                       boolean mayChange, boolean secondStep, int codes, List<SignIns.Running> running,
                       @Nullable Instant calendarSince, List<SignInChanges.Change> changes, ZoneId zone) {
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
