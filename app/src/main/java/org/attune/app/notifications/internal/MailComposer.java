package org.attune.app.notifications.internal;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the mails. Mailboxes and phones are shared: nothing says who, where, or what for. */
@Component
class MailComposer {

  private final People people;
  private final AccessLinks links;
  private final Invitations invitations;
  private final Practices practices;
  private final CheckIns checkIns;
  private final CheckInLinks checkInLinks;
  private final CourseClosures closures;
  private final PublicUrl url;
  private final MessageSource messages;
  private final Languages languages;

  MailComposer(People people, AccessLinks links, Invitations invitations, Practices practices, CheckIns checkIns,
      CheckInLinks checkInLinks, CourseClosures closures, PublicUrl url, MessageSource messages, Languages languages) {
    this.people = people;
    this.links = links;
    this.invitations = invitations;
    this.practices = practices;
    this.checkIns = checkIns;
    this.checkInLinks = checkInLinks;
    this.closures = closures;
    this.url = url;
    this.messages = messages;
    this.languages = languages;
  }

  /** The mail with a fresh secret of its link; nothing where there is no longer a reason, or no address. */
  Optional<ComposedMail> compose(Viewer.Job viewer, QueuedMail mail) {
    return switch (mail.kind()) {
      case CHECK_IN, REMINDER -> checkIn(viewer, mail);
      case CLOSED -> closed(viewer, mail);
      case INVITATION -> invitation(viewer, Objects.requireNonNull(mail.topic().link()));
      case ADDRESS -> confirmation(viewer, Objects.requireNonNull(mail.person()), Objects.requireNonNull(mail.topic().link()));
      case RESET, SIGN_IN_CHANGED, NOTE, ARRIVALS, LOOK -> person(viewer, mail, mail.kind().code());
    };
  }

  private Optional<ComposedMail> checkIn(Viewer.Job viewer, QueuedMail mail) {
    SessionId session = mail.topic().session();
    boolean waits = session != null && checkInLinks.of(viewer, session).filter(link -> link.equals(mail.topic().link())).isPresent()
        && checkIns.responseStatus(viewer, session) == ResponseStatus.NONE;
    return waits ? person(viewer, mail, mail.kind().code()) : Optional.empty();
  }

  private Optional<ComposedMail> closed(Viewer.Job viewer, QueuedMail mail) {
    CourseId course = mail.topic().course();
    boolean still = course != null && closures.find(viewer, course).isPresent();
    return still ? person(viewer, mail, mail.kind().code()) : Optional.empty();
  }

  private Optional<ComposedMail> person(Viewer.Job viewer, QueuedMail mail, String kind) {
    PersonId person = mail.person();
    ContactDetails contact = person == null ? ContactDetails.none() : people.contactDetails(viewer, person);
    String address = contact.confirmedAddress();
    if (person == null || address == null) {
      return Optional.empty();
    }
    AccessLinkId link = mail.topic().link();
    String to = link != null ? url.urlFor(links.issueSecret(new Viewer.Oneself(person), link))
        : url.urlFor(mail.kind() == QueuedMail.Kind.SIGN_IN_CHANGED ? "/account/sign-in" : "/");
    return Optional.of(letter(language(viewer, person), address, contact.nameInMails(), kind, to));
  }

  /** To an address that may be anybody's: it says no name that somebody chose. */
  private Optional<ComposedMail> confirmation(Viewer.Job viewer, PersonId person, AccessLinkId link) {
    ContactDetails contact = people.contactDetails(viewer, person);
    return contact.address() == null || contact.confirmed() ? Optional.empty()
        : Optional.of(letter(language(viewer, person), contact.address(), null, QueuedMail.Kind.ADDRESS.code(),
            url.urlFor(links.issueSecret(new Viewer.Oneself(person), link))));
  }

  private Optional<ComposedMail> invitation(Viewer.Job viewer, AccessLinkId id) {
    Optional<Invitation> found = invitations.findByLink(viewer, id).filter(Invitation::isOpen);
    String address = found.map(i -> i.invitee().address()).orElse(null);
    if (found.isEmpty() || address == null) {
      return Optional.empty();
    }
    Invitation invitation = found.get();
    Locale language = invitation.invitee().language();
    String until = practices.find(viewer, viewer.practice()).map(Practice::timeZone)
        .map(zone -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language)
            .format(invitation.issuance().expiresAt().atZone(zone)))
        .orElse("");
    String link = url.urlFor(links.issueSecret(viewer, id));
    return Optional.of(letter(language, address, null, invitation.role() == Role.CLIENT ? "invitation" : "invitation.staff",
        link, until));
  }

  private Locale language(Viewer.Job viewer, PersonId person) {
    return people.language(viewer, person).flatMap(Languages::shipped).orElse(Languages.ENGLISH);
  }

  private ComposedMail letter(Locale wanted, String to, @Nullable String outsideName, String kind, Object... about) {
    boolean named = outsideName != null && ContactDetails.isUsableInMails(outsideName);
    String hello = named ? "notifications.hello" : "notifications.hello.nameless";
    String subject = "notifications." + kind + ".subject";
    String body = "notifications." + kind + ".body";
    Locale language = languages.speaking(wanted, hello, subject, body);
    return new ComposedMail(to, messages.getMessage(subject, null, language),
        messages.getMessage(hello, named ? new Object[] {outsideName} : null, language) + "\n\n"
            + messages.getMessage(body, about, language) + "\n");
  }
}
