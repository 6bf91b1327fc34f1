package org.attune.app.theone.web;

import java.util.List;
import java.util.Map;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.PracticeHelpLine;
import org.attune.app.theone.Delivery;
import org.attune.app.theone.ReadyMessage;
import org.attune.app.theone.Tap;
import org.attune.app.theone.TrustedPerson;
import org.attune.app.theone.internal.Wordings;

/**
 * Those who were asked to be there.
 *
 * @param ready   those to reach by one's own phone
 * @param canSend whether mails can be sent from here
 * @param own     the help lines that their practice named
 * @param help    where help is, by the country of whoever looks
 */
public record TheOnePage(List<One> people, List<ReadyMessage> ready, boolean canSend, List<PracticeHelpLine> own, List<HelpLine> help) {

  /**
   * One of them.
   *
   * @param state   the message that says how it stands
   * @param apart   whether they are set apart in the circle
   * @param mails   what each tap sends
   * @param trouble whether something did not get through for which they may be waiting
   */
  public record One(TrustedPerson person, String state, boolean apart, Map<Tap.Kind, Wordings.Wording> mails, List<Line> taps,
                    boolean trouble) {

    /** Whether a mail is just on its way. */
    public boolean isMoving() {
      return person.answer() == null && person.invitation() == Delivery.WAITING
          || taps.stream().anyMatch(line -> line.tap().delivery() == Delivery.WAITING);
    }
  }

  /** A tap, and when it was. */
  public record Line(Tap tap, String when) {}
}
