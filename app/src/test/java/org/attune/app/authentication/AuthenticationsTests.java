package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.internal.AuthenticationConcurrencyFilter;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.SelfRegistration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What somebody proves becomes a sign-in in one place: no form beside it lets a password in alone, or be guessed. */
@AttuneTest
class AuthenticationsTests {

  private static final List<String> PASSWORDS =
      List.of("password", "current", "passwordNow", "offCurrent", "codesCurrent");

  @Autowired ApplicationContext application;
  @Autowired SecondSteps secondSteps;
  @Autowired Invitations invitations;
  @Autowired SelfRegistration openAccounts;
  @Autowired PracticeSetUp setUp;
  @Autowired MovableClock clock;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
  @LocalServerPort int port;

  private TestPractice practice;
  private java.time.Instant before = java.time.Instant.EPOCH;
  private String name;
  private FirstSignIn maya;
  private Invitations.IssuedInvitation invited;
  private AccessLink link;
  private TestHttpClient caller;

  @BeforeEach
  void aClientWhoCameByAnInvitationAndHasASecondStep() throws Exception {
    before = clock.instant();
    String words = "A" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, words);
    name = words + "-maya";
    invited = invitations.invite(practice.therapist(), new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(Role.CLIENT, "Maya",
        null, new CoursePlan(1, null, Duration.ofMinutes(50))), false);
    link = application.getBean(AccessLinks.class).lookUp(new Viewer.Visitor(), invited.secret()).orElseThrow();
    maya = invitations.accept(new Viewer.Job(practice.practice()), link.id(), invited.code(),
        new Invitations.NewAccount(PersonId.random(), PersonName.of("Maya"), ContactDetails.none(), name, TestPractice.HASHED));
    var oneself = new Viewer.Oneself(maya.person());
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(oneself);
    assertThat(secondSteps.turnOn(oneself, offer, Totp.code(offer.secret(), Totp.step(clock.instant())))).isTrue();
    caller = new TestHttpClient(port);
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void no_form_that_takes_a_password_signs_in_by_it_alone_where_a_second_step_is_on() throws Exception {
    assertThat(forms()).containsKeys("/sign-in", "/set-up", "/invitation/{link}", "/account/password", "/reset/{link}");
    for (String path : forms().keySet()) {
      for (String given : List.of(code(), "wrong")) {
        HttpResponse<String> answer = caller.post(path.replace("{link}", link.id().toString()).replace("{id}", UUID.randomUUID().toString()),
            "link=" + invited.secret().text(), everything(given));
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
          assertThat(caller.get("/account", cookie.replaceFirst(";.*", "")).statusCode()).as(path).isEqualTo(302);
        }
      }
    }
  }

  @Test
  void a_form_sent_twice_leads_to_the_page_of_the_sign_in() throws Exception {
    assertThat(sentTo("/invitation/" + link.id())).startsWith("/sign-in");
    assertThat(sentTo("/set-up")).startsWith("/sign-in");
    try {
      openTo(true);
      assertThat(sentTo("/join")).startsWith("/sign-in");
    } finally {
      openTo(false);
    }
  }

  @Test
  void a_form_sent_twice_tells_no_right_password_from_a_wrong_one() throws Exception {
    for (String password : List.of(TestPractice.PASSWORD, "another few words")) {
      Map<String, String> form = everything("wrong");
      form.put("password", password);
      HttpResponse<String> answer = caller.post("/invitation/" + link.id(), "link=" + invited.secret().text(), form);
      assertThat(answer.headers().firstValue("Location").orElse("")).as(password).startsWith("/sign-in");
    }
  }

  /** Found by hand: eighty tries with an old link of an invitation, and not one was counted. */
  @Test
  void each_form_that_takes_a_password_waits_its_turn_by_its_address_and_by_none_that_was_written_down() {
    assertThat(AuthenticationConcurrencyFilter.passwordForms(requestMappingHandlerMapping)).containsExactlyInAnyOrderElementsOf(forms().keySet())
        .contains("/join", "/sign-in", "/set-up", "/invitation/{link}", "/reset/{link}", "/reset/in-person", "/unlock",
            "/account/password", "/account/contact", "/account/erasing", "/account/passkeys", "/account/second-step");
  }

  @Test
  void what_proves_somebody_without_a_password_waits_its_turn_too() {
    assertThat(AuthenticationConcurrencyFilter.proving(requestMappingHandlerMapping))
        .contains("/sign-in/passkey", "/sign-in/second-step", "/reset", "/invitation/{link}/code", "/sign-in", "/unlock")
        .doesNotContain("/check-in/{link}", "/sign-in/second-step/confirmation");
  }

  /** Found by a bug put in by hand: "current" and its like went along, readable in a page that anybody may look into. */
  @Test
  void a_form_that_came_after_the_sign_in_ran_out_is_carried_through_it_without_passwords_and_codes() throws Exception {
    int carried = 0;
    for (String path : forms().keySet()) {
      Map<String, String> form = everything("wrong");
      form.putAll(Map.of("code", "271828", "offCode", "271828"));
      HttpResponse<String> answer = caller.post(path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()), "", form);
      if (answer.statusCode() == 401) {
        carried++;
        assertThat(answer.body()).as(path).contains("value=\"Riverside\"").doesNotContain(TestPractice.PASSWORD).doesNotContain("271828");
      }
    }
    assertThat(carried).isGreaterThan(4);
  }

  private String sentTo(String path) throws Exception {
    return caller.post(path, "link=" + invited.secret().text(), everything("wrong")).headers().firstValue("Location").orElse("");
  }

  private String code() {
    return setUp.issuePrintedCode(new Viewer.Visitor());
  }

  private void openTo(boolean allowed) {
    application.getBean(org.attune.app.database.TestDatabase.class).asOwner()
        .sql("update practice set open_accounts = :allowed where hosts").param("allowed", allowed).update();
  }

  /** Addresses of forms that take a password, with the names of its fields. */
  private Map<String, List<String>> forms() {
    var forms = new TreeMap<String, List<String>>();
    requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
      List<String> taken = Arrays.stream(handler.getMethod().getParameters())
          .flatMap(p -> p.getType().isRecord() && p.getType() != Password.class
              ? Arrays.stream(p.getType().getRecordComponents()).map(RecordComponent::getName) : Stream.of(p.getName()))
          .filter(PASSWORDS::contains).toList();
      if (!taken.isEmpty() && mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
        mapping.getPatternValues().forEach(path -> forms.put(path, taken));
      }
    });
    return forms;
  }

  /** Each field of any of these forms, filled in as somebody would who knows the name, the password and an id. */
  private Map<String, String> everything(String code) {
    var form = new HashMap<>(Map.of("key", maya.person().toString(), "code", code, "practice", "Riverside", "country", "GB",
        "timeZone", "Europe/London", "name", "Maya", "adult", "true", "reach", "none", "signInName", name));
    PASSWORDS.forEach(field -> form.put(field, TestPractice.PASSWORD));
    return form;
  }
}
