package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Practised;
import org.attune.app.interop.calendar.Feeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Links that open something without a sign-in end with the sign-ins. */
@AttuneTest
class LinksEndTests {

  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired SignIns signIns;
  @Autowired SignInChanges changes;
  @Autowired Resets resets;
  @Autowired AddressConfirmations confirmations;
  @Autowired Links links;
  @Autowired Feeds feeds;

  private Viewer.Oneself client = new Viewer.Oneself(PersonId.random());
  private Practised practice;

  @BeforeEach
  void aPractice() {
    practice = Practised.named(application, "L" + UUID.randomUUID().toString().substring(0, 8));
    client = practice.client();
  }

  @Test
  void a_new_password_ends_the_calendars_link_and_each_link_for_another() {
    Secret calendar = feeds.renew(client);
    Secret first = reset();
    Secret second = reset();
    assertThat(resets.spend(client, of(first), NewPassword.of("another few words"))).isTrue();
    assertThat(works(calendar)).isFalse();
    assertThat(feeds.madeAt(client)).isEmpty();
    assertThat(resets.spend(client, of(second), NewPassword.of("a third few words"))).isFalse();
  }

  @Test
  void a_changed_password_ends_them_too() {
    Secret calendar = feeds.renew(client);
    Secret link = reset();
    credentials.changePassword(client, NewPassword.of("another few words"));
    assertThat(works(calendar)).isFalse();
    assertThat(resets.spend(client, of(link), NewPassword.of("a third few words"))).isFalse();
  }

  @Test
  void signing_out_everywhere_ends_the_calendars_link() {
    Secret calendar = feeds.renew(client);
    assertThat(works(calendar)).isTrue();
    signIns.endEverywhere(client);
    assertThat(works(calendar)).isFalse();
  }

  @Test
  void a_manager_who_ends_the_sign_ins_of_a_colleague_ends_their_calendars_link() {
    Secret calendar = feeds.renew(practice.therapist().oneself());
    Secret clients = feeds.renew(client);
    signIns.endOf(practice.manager(), practice.therapist().person());
    assertThat(works(calendar)).isFalse();
    assertThat(works(clients)).isTrue();
  }

  @Test
  void another_address_ends_links_that_went_to_the_one_before_and_the_same_address_none() {
    Secret link = reset();
    Contact contact = people.contact(client, client.person());
    people.reachBy(client, new Contact(contact.address(), "Somebody"));
    assertThat(works(link)).isTrue();
    people.reachBy(client, new Contact("new@example.org", null));
    assertThat(works(link)).isFalse();
  }

  @Test
  void another_address_is_not_confirmed_because_the_one_before_was() {
    people.reachBy(client, new Contact("first@example.org", null));
    confirmations.ask(client).ifPresent(link -> confirmations.confirm(client, link));
    assertThat(isConfirmed()).isTrue();
    people.reachBy(client, new Contact("first@example.org", "Somebody"));
    assertThat(isConfirmed()).isTrue();
    people.reachBy(client, new Contact("second@example.org", "Somebody"));
    assertThat(isConfirmed()).isFalse();
  }

  @Test
  void a_link_for_a_calendar_is_among_what_changed() {
    int before = changes.last(client).size();
    feeds.renew(client);
    assertThat(changes.last(client)).hasSize(before + 1).extracting(SignInChanges.Change::what).contains("calendar-link-made");
  }

  private boolean isConfirmed() {
    return people.contact(client, client.person()).confirmed();
  }

  private Secret reset() {
    return links.issueSecret(client, links.create(client, Link.Purpose.RESET, null, client.person(), null, null, null));
  }

  private Link of(Secret secret) {
    return links.lookUp(new Viewer.Visitor(), secret).orElseThrow();
  }

  private boolean works(Secret secret) {
    return of(secret).usable();
  }
}
