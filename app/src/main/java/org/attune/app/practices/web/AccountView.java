package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.practices.Practice;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can change about themselves.
 *
 * @param usualName what they like to be called; empty if they never said
 * @param isClient whether they are anybody's client
 */
public record AccountView(String name, String usualName, String signInName, Contact contact, boolean isClient, Work work) {

  /**
   * Where Attune writes to them.
   *
   * @param reach       "mail" or "none"
   * @param outsideName how mails call them
   * @param unconfirmed the address to which nothing is mailed before it is confirmed, or null
   */
  public record Contact(String reach, String address, String outsideName, @Nullable String unconfirmed) {}

  /**
   * Where they work.
   *
   * @param isStaff        whether they work here, or once did
   * @param practices      the practices where they work, if more than one
   * @param chosenPractice the one they are in at the moment, or null
   */
  public record Work(boolean isStaff, List<Practice> practices, @Nullable String chosenPractice) {}

  AccountView withName(String typed, String usual) {
    return new AccountView(typed, usual, signInName, contact, isClient, work);
  }

  AccountView withContact(String reach, String address, String outsideName) {
    return new AccountView(name, usualName, signInName, new Contact(reach, address, outsideName, contact.unconfirmed()), isClient, work);
  }
}
