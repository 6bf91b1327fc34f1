package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.database.TestDatabase;
import org.attune.app.practices.ScriptlessBrowser;
import org.attune.app.practices.ScriptlessBrowser.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Changing how one signs in: what a password alone may not undo. */
@AttuneTest
class SignInMethodsTests {

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private String client;
  private final UUID passkey = UUID.randomUUID();
  private final Map<String, String> shown = new HashMap<>();
  private java.time.Instant before = java.time.Instant.EPOCH;

  @BeforeEach
  void aClientWithAPasskey() {
    before = clock.instant();
    String name = "W" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
    client = TestPractice.signInName(name, "client");
    database.asOwner().sql("""
            insert into passkey (id, person_id, credential_id, name, public_key, attestation, transports, signature_count, made_at)
            values (:id, :person, :credential, 'phone', '', '', '', 0, :now)
            """)
        .param("id", passkey).param("person", practice.client().person().value())
        .param("credential", passkey.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .param("now", java.sql.Timestamp.from(before)).update();
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void no_order_of_forms_leads_from_a_password_to_two_steps_where_there_is_a_passkey() {
    var order = new Random(12);
    for (int round = 0; round < 6; round++) {
      ScriptlessBrowser browser = new ScriptlessBrowser(port);
      browser.open("/sign-in");
      browser.send("/sign-in", Map.of("signInName", client, "password", TestPractice.PASSWORD));
      browser.open("/account");
      String token = browser.form("/sign-out").getOrDefault("_csrf", "");
      List<String> forms = new ArrayList<>(List.of("/account/second-step", "/account/second-step/made", "/account/second-step/end",
          "/account/recovery-codes", "/account/confirmation", "/account/passkeys", "/account/passkeys/made",
          "/account/passkeys/" + passkey + "/name", "/account/passkeys/" + passkey + "/removal", "/unlock"));
      if (round > 0) {
        Collections.shuffle(forms, order);
      }
      for (String form : forms) {
        remember(browser.post(filled(form, token)));
        assertThat(count("select count(*) from sign_in where person_id = :me and two_steps")).as("round %s: %s", round, form).isZero();
        assertThat(count("select count(*) from passkey where person_id = :me and name = 'phone'")).as(form).isOne();
      }
      clock.advance(Duration.ofMinutes(16));
    }
  }

  @Test
  void with_both_steps_a_passkey_is_renamed_and_removed_but_only_by_the_password() {
    String cookie = "sign_in=" + signIns.begin(practice.client(), SignIns.Steps.TWO).text();
    assertThat(post("/account/passkeys/" + passkey + "/name", cookie, "name", "old phone")).isEqualTo(422);
    assertThat(post("/account/passkeys/" + passkey + "/name", cookie, "name", "old phone", "current",
        TestPractice.PASSWORD)).isEqualTo(303);
    assertThat(post("/account/passkeys/" + passkey + "/removal", cookie)).isEqualTo(422);
    assertThat(post("/account/passkeys/" + passkey + "/removal", cookie, "current", "another few words")).isEqualTo(422);
    assertThat(count("select count(*) from passkey where person_id = :me and name = 'old phone'")).isOne();
    assertThat(post("/account/passkeys/" + passkey + "/removal", cookie, "current", TestPractice.PASSWORD)).isEqualTo(303);
    assertThat(count("select count(*) from passkey where person_id = :me")).isZero();
  }

  private int post(String path, String cookie, String... fields) {
    var form = new HashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    try {
      return new org.attune.app.TestHttpClient(port).post(path, cookie, form).statusCode();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> filled(String path, String token) {
    String secret = shown.getOrDefault("secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    String code = Totp.code(secret, Totp.step(clock.instant()));
    var form = new HashMap<>(Map.of("", path, "_csrf", token, "secret", secret, "proof", shown.getOrDefault("proof", ""),
        "code", path.endsWith("confirmation") ? shown.getOrDefault("recovery", "1") : code, "offCode", code, "name", "another", "passkey", "{}"));
    List.of("current", "offCurrent", "codesCurrent", "password").forEach(field -> form.put(field, TestPractice.PASSWORD));
    return form;
  }

  /** What the pages have shown goes into the next forms. */
  private void remember(Response answer) {
    Map.of("secret", "name=\"secret\" value=\"([A-Z2-7]{32})\"", "proof", "name=\"proof\" value=\"([^\"]+)\"",
        "recovery", "class=\"code\">((?:\\d{4} ?){4})<").forEach((what, pattern) -> {
          Matcher found = Pattern.compile(pattern).matcher(answer.body());
          if (found.find()) {
            shown.put(what, found.group(1));
          }
        });
  }

  private long count(String sql) {
    return database.asOwner().sql(sql).param("me", practice.client().person().value()).query(Long.class).single();
  }
}
