package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.AsciiDigits;
import org.attune.app.practices.ScriptlessBrowser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Names, passwords and codes are the same however a keyboard spells them. */
@AttuneTest
class UnicodeSpellingTests {

  private static final String COMPOSED = "Gr\u00fcne \u00c4pfel f\u00fcr Zo\u00eb";
  private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);

  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired TestDatabase database;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private final String name = "M" + UUID.randomUUID();

  @Test
  void a_password_and_a_name_fit_in_either_spelling() {
    Viewer.Oneself zoe = somebody("Zo\u00eb" + name, HashedPassword.of(COMPOSED));
    assertThat(recognised(Normalizer.normalize("ZO\u00cb" + name, Normalizer.Form.NFD), DECOMPOSED)).contains(zoe.person());
    assertThat(recognised("zo\u00eb" + name, COMPOSED)).contains(zoe.person());
    assertThat(recognised("zo\u00eb" + name, "Grune Apfel fur Zoe")).isEmpty();
  }

  @Test
  void a_password_that_was_kept_as_it_was_typed_still_fits_and_is_hashed_again() {
    var before = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    Viewer.Oneself somebody = somebody(name, new HashedPassword(before.encode(DECOMPOSED)));
    assertThat(hash(somebody)).contains("m=16384,t=2,p=1");
    assertThat(recognised(name, DECOMPOSED)).contains(somebody.person());
    assertThat(hash(somebody)).startsWith("$argon2id$").contains("m=19456,t=2,p=1");
    assertThat(recognised(name, COMPOSED)).as("in the other spelling from now on").contains(somebody.person());
  }

  @Test
  void another_spelling_of_a_name_has_no_tries_of_its_own() {
    String plain = "ivan-" + name.toLowerCase(java.util.Locale.ROOT);
    somebody(plain, HashedPassword.of(COMPOSED));
    var stranger = new ScriptlessBrowser(port);
    String[] spellings = {plain, "\u0130van-" + name, "IVAN-" + name, "\uff29van-" + name, "  ivan-" + name};
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(stranger, spellings[i % spellings.length], "guess number " + i)).isEqualTo(422);
    }
    for (String spelling : spellings) {
      assertThat(signIn(stranger, spelling, COMPOSED)).as(spelling).isEqualTo(429);
    }
  }

  @Test
  void of_two_spellings_of_one_name_the_second_is_taken() {
    somebody("\ufb01nn-" + name, HashedPassword.of(COMPOSED));
    var second = new Viewer.Oneself(PersonId.random());
    people.create(second, "Finn", ContactDetails.none());
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> credentials.createSignIn(second, "FINN-" + name, TestPractice.HASHED))
        .isInstanceOf(SignInNameTaken.class);
  }

  @Test
  void digits_of_every_script_are_digits() {
    assertThat(AsciiDigits.only("\u0665\u0664\u0661\u0662\u0669\u0665")).isEqualTo("541295");
    assertThat(AsciiDigits.only("\uff15\uff14\uff11 \uff12\uff19\uff15")).isEqualTo("541295");
    assertThat(AsciiDigits.only("54-12 95x")).isEqualTo("541295");
    assertThat(AsciiDigits.only(null)).isEmpty();
    assertThat(AsciiDigits.normalise("K\u0967-B")).isEqualTo("K1-B");
  }

  @Test
  void no_password_is_hashed_while_a_transaction_holds_a_connection() {
    assertThat(HashedPassword.of(COMPOSED).hash()).startsWith("$argon2id$");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(t -> HashedPassword.of(COMPOSED)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Viewer.Oneself somebody(String signInName, HashedPassword password) {
    var somebody = new Viewer.Oneself(PersonId.random());
    people.create(somebody, "Zo\u00eb", ContactDetails.none());
    credentials.createSignIn(somebody, signInName, password);
    return somebody;
  }

  private java.util.Optional<PersonId> recognised(String signInName, String password) {
    return credentials.authenticate(new Viewer.Visitor(), signInName, new Password(password));
  }

  private String hash(Viewer.Oneself of) {
    return database.asOwner().sql("select password_hash from person where id = :id").param("id", of.person().value())
        .query(String.class).single();
  }

  private static int signIn(ScriptlessBrowser browser, String signInName, String password) {
    browser.open("/sign-in");
    return browser.send("/sign-in", Map.of("signInName", signInName, "password", password)).status();
  }
}
