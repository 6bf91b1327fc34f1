package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.calendar.CalendarFeeds;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Links that open something without a sign-in end with the sign-ins. */
@AttuneTest
class LinkExpiryTests {

  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired SignIns signIns;
  @Autowired SignInChanges changes;
  @Autowired PasswordResetLinks resets;
  @Autowired AddressConfirmations confirmations;
  @Autowired AccessLinks links;
  @Autowired CalendarFeeds feeds;

  private Viewer.Oneself client = new Viewer.Oneself(PersonId.random());
  private TestPractice practice;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "L" + UUID.randomUUID().toString().substring(0, 8));
    client = practice.client();
  }

  @Test
  void a_new_password_ends_the_calendars_link_and_each_link_for_another() {
    SecretToken calendar = feeds.renew(client);
    SecretToken first = reset();
    SecretToken second = reset();
    assertThat(resets.resetByLink(client, of(first), HashedPassword.of("another few words"))).isTrue();
    assertThat(works(calendar)).isFalse();
    assertThat(feeds.createdAt(client)).isEmpty();
    assertThat(resets.resetByLink(client, of(second), HashedPassword.of("a third few words"))).isFalse();
  }

  @Test
  void a_changed_password_ends_them_too() {
    SecretToken calendar = feeds.renew(client);
    SecretToken link = reset();
    credentials.changePassword(client, HashedPassword.of("another few words"));
    assertThat(works(calendar)).isFalse();
    assertThat(resets.resetByLink(client, of(link), HashedPassword.of("a third few words"))).isFalse();
  }

  @Test
  void signing_out_everywhere_ends_the_calendars_link() {
    SecretToken calendar = feeds.renew(client);
    assertThat(works(calendar)).isTrue();
    signIns.endEverywhere(client);
    assertThat(works(calendar)).isFalse();
  }

  @Test
  void a_manager_who_ends_the_sign_ins_of_a_colleague_ends_their_calendars_link() {
    SecretToken calendar = feeds.renew(practice.therapist().asOneself());
    SecretToken clients = feeds.renew(client);
    signIns.endAllOf(practice.manager(), practice.therapist().person());
    assertThat(works(calendar)).isFalse();
    assertThat(works(clients)).isTrue();
  }

  @Test
  void another_address_ends_links_that_went_to_the_one_before_and_the_same_address_none() {
    SecretToken link = reset();
    ContactDetails contact = people.contactDetails(client, client.person());
    people.changeContactDetails(client, new ContactDetails(contact.address(), "Somebody"));
    assertThat(works(link)).isTrue();
    people.changeContactDetails(client, new ContactDetails("new@example.org", null));
    assertThat(works(link)).isFalse();
  }

  @Test
  void another_address_is_not_confirmed_because_the_one_before_was() {
    people.changeContactDetails(client, new ContactDetails("first@example.org", null));
    confirmations.request(client).ifPresent(link -> confirmations.confirm(client, link));
    assertThat(isConfirmed()).isTrue();
    people.changeContactDetails(client, new ContactDetails("first@example.org", "Somebody"));
    assertThat(isConfirmed()).isTrue();
    people.changeContactDetails(client, new ContactDetails("second@example.org", "Somebody"));
    assertThat(isConfirmed()).isFalse();
  }

  @Test
  void a_link_for_a_calendar_is_among_what_changed() {
    int before = changes.recent(client).size();
    feeds.renew(client);
    assertThat(changes.recent(client)).hasSize(before + 1).extracting(SignInChanges.Change::type).contains("calendar-link-made");
  }

  private boolean isConfirmed() {
    return people.contactDetails(client, client.person()).confirmed();
  }

  private SecretToken reset() {
    return links.issueSecret(client, links.createForPerson(client, AccessLink.Purpose.RESET, null));
  }

  private AccessLink of(SecretToken secret) {
    return links.lookUp(new Viewer.Visitor(), secret).orElseThrow();
  }

  private boolean works(SecretToken secret) {
    return of(secret).usable();
  }
}
