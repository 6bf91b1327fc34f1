package org.attune.app.notifications;

import org.attune.app.identity.MailAddress;
import org.attune.app.identity.Viewer;

/** Knows of addresses whose readers said that they want nothing from here, whoever it is from. */
public interface Unwanted {
  boolean isUnwantedAt(Viewer viewer, MailAddress address);
}
