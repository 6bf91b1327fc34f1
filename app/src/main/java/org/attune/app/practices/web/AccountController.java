package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.authentication.SignInChanges;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own name, reachability and sign-in. */
@Controller
class AccountController {

  private final People people;
  private final Credentials credentials;
  private final Practices practices;
  private final Authentications authentications;
  private final SignInChanges changes;
  private final AddressConfirmations confirmations;
  private final RateLimiter rateLimiter;
  private final MailServer server;
  private final PublicUrl url;

  AccountController(People people, Credentials credentials, Practices practices, Authentications authentications, SignInChanges changes,
      AddressConfirmations confirmations, RateLimiter rateLimiter, MailServer server, PublicUrl url) {
    this.people = people;
    this.credentials = credentials;
    this.practices = practices;
    this.authentications = authentications;
    this.changes = changes;
    this.confirmations = confirmations;
    this.rateLimiter = rateLimiter;
    this.server = server;
    this.url = url;
  }

  @GetMapping("/account")
  String account(SignedInPerson signedIn, HttpServletRequest request, Model model) {
    return show(page(signedIn, request), new FieldErrors(), model);
  }

  @PostMapping("/account/name")
  String rename(SignedInPerson signedIn, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String usualName, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    String usual = FormInput.line(usualName);
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", typed, "practices.your-name-missing");
    FieldChecks.checkUsualName(errors, "usualName", usual);
    if (!errors.isEmpty()) {
      return refuse(page(signedIn, request).withName(typed, usual), errors, response, model);
    }
    people.rename(signedIn.asOneself(), new PersonName(typed, usual));
    return PageContext.redirectWithNotice("/account", "practices.saved");
  }

  @PostMapping("/account/contact")
  String reach(SignedInPerson signedIn, @RequestParam(defaultValue = "") String reach,
      @RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String outsideName,
      @RequestParam(defaultValue = "") Password passwordNow, Viewer.Visitor visitor, HttpServletRequest request, HttpServletResponse response, Model model) {
    String to = FormInput.line(address);
    String outside = FormInput.line(outsideName);
    boolean byMail = "mail".equals(reach);
    var errors = new FieldErrors();
    if (!byMail && !"none".equals(reach)) {
      errors.add("reach", "practices.reach-missing");
    }
    if (byMail && to.isEmpty()) {
      errors.add("address", "practices.address-missing");
    }
    FieldChecks.checkAddress(errors, "address", to);
    FieldChecks.checkOutsideName(errors, "outsideName", outside);
    String now = byMail ? to : null;
    boolean changed = !Objects.equals(now, people.contactDetails(signedIn.asOneself(), signedIn.person()).address());
    if (byMail && changed) {
      server.validateDeliverable(errors, "address", to);
    }
    // to the address goes a link for a new password: who holds an open phone for a minute must not redirect it
    if (errors.isEmpty() && changed && !authentications.matchesPassword(visitor, signedIn, passwordNow)) {
      errors.add("passwordNow", "practices.account.current-wrong");
    }
    if (errors.isEmpty() && changed && byMail
        && !rateLimiter.tryAcquire(visitor, "address", signedIn.person().toString(), AddressConfirmationController.MAX_MAILS_A_DAY, Duration.ofDays(1))) {
      errors.add("address", "practices.sent-often");
    }
    if (!errors.isEmpty()) {
      return refuse(page(signedIn, request).withContact(FormInput.line(reach), to, outside), errors, response, model);
    }
    people.changeContactDetails(signedIn.asOneself(), new ContactDetails(now, FormInput.orNull(outside)));
    if (changed) {
      changes.record(signedIn.asOneself(), SignInChanges.ChangeType.ADDRESS_CHANGED, null);
    }
    boolean asked = changed && confirmations.request(signedIn.asOneself()).isPresent() && server.isConfigured();
    return PageContext.redirectWithNotice("/account", asked ? "practices.address-asked" : "practices.saved");
  }

  /** Ends all other sign-ins; this one goes on. */
  @PostMapping("/account/password")
  String changePassword(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      @RequestParam(defaultValue = "") Password password, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    if (!authentications.matchesPassword(visitor, signedIn, current)) {
      errors.add("current", "practices.account.current-wrong");
    }
    Person person = people.find(signedIn.asOneself(), signedIn.person()).orElseThrow(NotFound::new);
    FieldChecks.checkNewPassword(errors, "password", password, person.name(), person.shortName(),
        Objects.requireNonNullElse(person.signInName(), ""));
    if (!errors.isEmpty()) {
      return refuse(page(signedIn, request), errors, response, model);
    }
    credentials.changePassword(signedIn.asOneself(), HashedPassword.of(password));
    changes.record(signedIn.asOneself(), SignInChanges.ChangeType.PASSWORD_CHANGED, null);
    authentications.renewSignIn(signedIn, signedIn.twoSteps(), response);
    return PageContext.redirectWithNotice("/account", "practices.password-set");
  }

  @PostMapping("/account/practice")
  String choose(SignedInPerson signedIn, @RequestParam(defaultValue = "") String practice, HttpServletResponse response) {
    PracticeId chosen = signedIn.roles().keySet().stream().filter(p -> p.toString().equals(practice)).findFirst()
        .orElseThrow(NotFound::new);
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(url.hostCookie(SignedInPerson.PRACTICE_COOKIE), chosen.toString())
        .httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path("/").maxAge(Duration.ofDays(365)).build()
        .toString());
    return "redirect:/home";
  }

  private AccountView page(SignedInPerson signedIn, HttpServletRequest request) {
    Person person = people.find(signedIn.asOneself(), signedIn.person()).orElseThrow(NotFound::new);
    ContactDetails contact = people.contactDetails(signedIn.asOneself(), signedIn.person());
    List<PracticeId> work = signedIn.roles().entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(r -> r != Role.CLIENT)).map(e -> e.getKey()).toList();
    List<Practice> known = work.size() > 1 ? practices.all(signedIn.asOneself(), work) : List.of();
    String unconfirmed = server.isConfigured() && confirmations.isPending(signedIn.asOneself()) ? contact.address() : null;
    return new AccountView(person.name(), Objects.requireNonNullElse(person.personName().usual(), ""), Objects.requireNonNullElse(person.signInName(), ""),
        new AccountView.Contact(contact.address() == null ? "none" : "mail", Objects.requireNonNullElse(contact.address(), ""),
            Objects.requireNonNullElse(contact.nameInMails(), ""), unconfirmed),
        signedIn.isClient(), new AccountView.Work(people.hasBeenStaff(signedIn.asOneself()), known,
            signedIn.asMember(request).map(m -> m.practice().toString()).orElse(null)));
  }

  private static String refuse(AccountView page, FieldErrors errors, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(page, errors, model);
  }

  private static String show(AccountView page, FieldErrors errors, Model model) {
    model.addAttribute("account", page);
    model.addAttribute("errors", errors);
    return "practices/account";
  }
}
