package org.attune.app.requests.web;

import java.util.List;
import org.attune.app.directory.PublicProfile;
import org.attune.app.requests.AnswerPromise;
import org.attune.app.safety.HelpLine;
import org.jspecify.annotations.Nullable;

/**
 * The form for a first talk.
 *
 * @param due       the day by whose end it is answered
 * @param canSend   whether mail can be sent at all
 * @param asksWebsite whether the hidden field is shown, since something was in it
 */
public record FirstTalkView(PublicProfile profile, String due, AnswerPromise promise, boolean canSend, List<HelpLine> helpLines,
    @Nullable String key, String shown, boolean asksWebsite) {

  public String called() {
    return profile.content().name();
  }

  public String path() {
    return "/find/" + profile.slug() + "/first-talk";
  }

  /** Whether somebody could come at all; a number that lapsed is no refusal. */
  public boolean hasPlace() {
    return profile.places().count() > 0 || profile.places().confirmedAt() == null;
  }

  public boolean hasBothPlaces() {
    return profile.content().practicalities().place().online() && profile.content().practicalities().place().inPerson();
  }
}
