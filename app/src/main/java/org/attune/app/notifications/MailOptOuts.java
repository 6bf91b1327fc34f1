package org.attune.app.notifications;

import org.attune.app.identity.MailAddress;
import org.attune.app.identity.Viewer;

/** The addresses whose readers said that they want no more mail from here, from anybody. */
public interface MailOptOuts {
  boolean includes(Viewer viewer, MailAddress address);
}
