package org.attune.app.trusted.web;

import java.util.List;
import java.util.Map;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.PracticeHelpLine;
import org.attune.app.trusted.DeliveryStatus;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.SupportRequest;
import org.attune.app.trusted.TrustedPerson;
import org.attune.app.trusted.internal.TrustedPersonMailTexts;

/**
 * Those who were asked to be there.
 *
 * @param ready   those to reach by one's own phone
 * @param canSend whether mails can be sent from here
 * @param practiceHelpLines     the help lines that their practice named
 * @param helpLines    where help is, by the country of the viewer
 */
public record TrustedPeopleView(List<PersonView> people, List<ReadyMessage> ready, boolean canSend,
    List<PracticeHelpLine> practiceHelpLines, List<HelpLine> helpLines) {

  /**
   * One of them.
   *
   * @param state   the message that says how it stands
   * @param setApart   whether they are set apart in the circle
   * @param mails   what each request sends
   * @param hasFailedDelivery whether something did not get through for which they may be waiting
   */
  public record PersonView(TrustedPerson person, String state, boolean setApart,
      Map<SupportRequest.Kind, TrustedPersonMailTexts.MailText> mails, List<ContactRequestLine> requests,
                    boolean hasFailedDelivery) {

    /** Whether a mail is just on its way. */
    public boolean isMoving() {
      return person.invitation().answer() == null && person.invitation().delivery() == DeliveryStatus.WAITING
          || requests.stream().anyMatch(line -> line.request().delivery() == DeliveryStatus.WAITING);
    }
  }

  /** A support request, and when it was. */
  public record ContactRequestLine(SupportRequest request, String when) {}
}
