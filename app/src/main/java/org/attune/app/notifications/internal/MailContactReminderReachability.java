package org.attune.app.notifications.internal;

import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.rhythm.ContactReminderReachability;
import org.springframework.stereotype.Component;

/** A note needs a mail server, an address, and a practice in whose name it goes. */
@Component
class MailContactReminderReachability implements ContactReminderReachability {

  private final OutgoingMail outgoingMail;
  private final People people;

  MailContactReminderReachability(OutgoingMail outgoingMail, People people) {
    this.outgoingMail = outgoingMail;
    this.people = people;
  }

  @Override
  public boolean isReachable(Viewer.Oneself viewer) {
    return outgoingMail.isConfigured() && !people.practicesOf(viewer).isEmpty()
        && people.contactDetails(viewer, viewer.person()).confirmedAddress() != null;
  }
}
