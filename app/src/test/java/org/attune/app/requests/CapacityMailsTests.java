package org.attune.app.requests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.attune.app.directory.Profiles;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.practices.UnseenCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A therapist is asked each month whether their places are still right: by an email, and on the page of the day. */
class CapacityMailsTests extends FirstTalkTestBase {

  @Autowired Profiles directory;
  @Autowired List<UnseenCounter> counters;

  private String claras;

  @BeforeEach
  void clarasAddressIsConfirmed() {
    claras = "clara-" + UUID.randomUUID() + "@work.example";
    application.getBean(People.class).changeContactDetails(clara.asOneself(), new ContactDetails(claras, null));
    database.asOwner().sql("update contact set confirmed_at = now() where person_id = ?").param(clara.person().value()).update();
  }

  @Test
  void fourWeeksAfterANumberAnEmailAsksThatSaysNothingOfIt() throws Exception {
    time.advance(Duration.ofDays(28).minusMinutes(1));
    jobs.run();
    assertThat(toClara()).isEmpty();
    assertThat(asksOnToday()).isFalse();
    time.advance(Duration.ofMinutes(1));
    jobs.run();
    MimeMessage mail = toClara().getFirst();
    assertThat(mail.getSubject()).isEqualTo("Is this still right?");
    assertThat(text(mail)).contains("/profile").doesNotContainIgnoringCase("place").doesNotContainIgnoringCase("therap")
        .doesNotContain("Clara", "three").doesNotContainPattern("\\b3\\b");
    assertThat(asksOnToday()).isTrue();
  }

  @Test
  void aNumberSaidEarlierPutsItOffAndWithoutAnAnswerItAsksAgainInAMonth() {
    time.advance(Duration.ofDays(20));
    directory.confirmPlaces(clara, 2);
    time.advance(Duration.ofDays(8));
    jobs.run();
    assertThat(toClara()).isEmpty();
    time.advance(Duration.ofDays(20));
    jobs.run();
    assertThat(toClara()).hasSize(1);
    time.advance(Duration.ofDays(28));
    jobs.run();
    assertThat(toClara()).hasSize(2);
    directory.confirmPlaces(clara, 2);
    assertThat(asksOnToday()).isFalse();
  }

  @Test
  void nobodyIsAskedWhoIsNotInTheDirectory() {
    directory.unpublish(clara, directory.own(clara).orElseThrow().id());
    time.advance(Duration.ofDays(28));
    jobs.run();
    assertThat(toClara()).isEmpty();
    assertThat(asksOnToday()).isFalse();
  }

  private boolean asksOnToday() {
    return counters.stream().filter(counter -> counter.section() == UnseenCounter.Section.PROFILE)
        .mapToInt(counter -> counter.countUnseen(clara, Instant.EPOCH)).sum() == 1;
  }

  private List<MimeMessage> toClara() {
    return Arrays.stream(SERVER.getReceivedMessages()).filter(mail -> {
      try {
        return mail.getAllRecipients()[0].toString().equals(claras);
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }
}
