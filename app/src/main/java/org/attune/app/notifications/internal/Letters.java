package org.attune.app.notifications.internal;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.checkins.Answer;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.Contact;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.Letter;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Closures;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the mails. Mailboxes and phones are shared: nothing says who, where, or what for. */
@Component
class Letters {

  private static final Locale LANGUAGE = Locale.UK;

  private final People people;
  private final Links links;
  private final Invitations invitations;
  private final Practices practices;
  private final CheckIns checkIns;
  private final CheckInLinks checkInLinks;
  private final Closures closures;
  private final PublicUrl url;
  private final MessageSource messages;

  Letters(People people, Links links, Invitations invitations, Practices practices, CheckIns checkIns,
      CheckInLinks checkInLinks, Closures closures, PublicUrl url, MessageSource messages) {
    this.people = people;
    this.links = links;
    this.invitations = invitations;
    this.practices = practices;
    this.checkIns = checkIns;
    this.checkInLinks = checkInLinks;
    this.closures = closures;
    this.url = url;
    this.messages = messages;
  }

  /** The mail with a fresh secret of its link; nothing where there is no longer a reason, or no address. */
  Optional<Letter> write(Viewer.Job viewer, Mail mail) {
    return switch (mail.kind()) {
      case CHECK_IN, REMINDER -> checkIn(viewer, mail);
      case CLOSED -> closed(viewer, mail);
      case INVITATION -> invitation(viewer, Objects.requireNonNull(mail.link()));
      case ADDRESS -> confirmation(viewer, Objects.requireNonNull(mail.person()), Objects.requireNonNull(mail.link()));
      case RESET, SIGN_IN_CHANGED, NOTE, ARRIVALS -> person(viewer, mail, mail.kind().code());
    };
  }

  private Optional<Letter> checkIn(Viewer.Job viewer, Mail mail) {
    SessionId session = mail.session();
    boolean waits = session != null && checkInLinks.of(viewer, session).filter(link -> link.equals(mail.link())).isPresent()
        && checkIns.answer(viewer, session) == Answer.NONE;
    return waits ? person(viewer, mail, mail.kind().code()) : Optional.empty();
  }

  private Optional<Letter> closed(Viewer.Job viewer, Mail mail) {
    CourseId course = mail.course();
    boolean still = course != null && closures.find(viewer, course).isPresent();
    return still ? person(viewer, mail, mail.kind().code()) : Optional.empty();
  }

  private Optional<Letter> person(Viewer.Job viewer, Mail mail, String kind) {
    PersonId person = mail.person();
    Contact contact = person == null ? Contact.none() : people.contact(viewer, person);
    String address = contact.confirmedAddress();
    if (person == null || address == null) {
      return Optional.empty();
    }
    LinkId link = mail.link();
    String to = link != null ? url.to(links.issueSecret(new Viewer.Oneself(person), link))
        : url.to(mail.kind() == Mail.Kind.SIGN_IN_CHANGED ? "/account/sign-in" : "/");
    return Optional.of(letter(address, contact.outsideName(), kind, to));
  }

  /** To an address that may be anybody's: it says no name that somebody chose. */
  private Optional<Letter> confirmation(Viewer.Job viewer, PersonId person, LinkId link) {
    Contact contact = people.contact(viewer, person);
    return contact.address() == null || contact.confirmed() ? Optional.empty()
        : Optional.of(letter(contact.address(), null, Mail.Kind.ADDRESS.code(),
            url.to(links.issueSecret(new Viewer.Oneself(person), link))));
  }

  private Optional<Letter> invitation(Viewer.Job viewer, LinkId id) {
    Optional<Invitation> found = invitations.of(viewer, id).filter(Invitation::isOpen);
    String address = found.map(Invitation::address).orElse(null);
    if (found.isEmpty() || address == null) {
      return Optional.empty();
    }
    Invitation invitation = found.get();
    String until = practices.find(viewer, viewer.practice()).map(Practice::timeZone)
        .map(zone -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(LANGUAGE)
            .format(invitation.runsOutAt().atZone(zone)))
        .orElse("");
    String link = url.to(links.issueSecret(viewer, id));
    return Optional.of(letter(address, null, invitation.role() == Role.CLIENT ? "invitation" : "invitation.staff",
        link, until));
  }

  private Letter letter(String to, @Nullable String outsideName, String kind, Object... about) {
    String hello = outsideName == null || !Contact.isNameForOutside(outsideName) ? say("notifications.hello.nameless")
        : say("notifications.hello", outsideName);
    return new Letter(to, say("notifications." + kind + ".subject"),
        hello + "\n\n" + say("notifications." + kind + ".body", about) + "\n");
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LANGUAGE);
  }
}
