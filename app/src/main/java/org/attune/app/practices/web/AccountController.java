package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Contact;
import org.attune.app.identity.Credentials;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.NewPassword;
import org.attune.app.identity.Password;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignInChanges;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
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
  private final Attempts attempts;
  private final MailServer server;
  private final PublicUrl url;

  AccountController(People people, Credentials credentials, Practices practices, Authentications authentications, SignInChanges changes,
      AddressConfirmations confirmations, Attempts attempts, MailServer server, PublicUrl url) {
    this.people = people;
    this.credentials = credentials;
    this.practices = practices;
    this.authentications = authentications;
    this.changes = changes;
    this.confirmations = confirmations;
    this.attempts = attempts;
    this.server = server;
    this.url = url;
  }

  @GetMapping("/account")
  String account(SignedIn who, HttpServletRequest request, Model model) {
    return show(page(who, request), new FieldErrors(), model);
  }

  @PostMapping("/account/name")
  String rename(SignedIn who, @RequestParam(defaultValue = "") String name, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", typed, "practices.your-name-missing");
    if (!errors.isEmpty()) {
      AccountPage is = page(who, request);
      return refuse(new AccountPage(typed, is.signInName(), is.reach(), is.address(), is.outsideName(), is.client(), is.unconfirmed(),
          is.works(), is.work(), is.chosen()), errors, response, model);
    }
    people.rename(who.oneself(), typed);
    return Page.done("/account", "practices.saved");
  }

  @PostMapping("/account/contact")
  String reach(SignedIn who, @RequestParam(defaultValue = "") String reach,
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
    boolean changed = !Objects.equals(now, people.contact(who.oneself(), who.person()).address());
    if (byMail && changed) {
      server.check(errors, "address", to);
    }
    // to the address goes a link for a new password: who holds an open phone for a minute must not redirect it
    if (errors.isEmpty() && changed && !authentications.isPassword(visitor, who, passwordNow)) {
      errors.add("passwordNow", "practices.account.current-wrong");
    }
    if (errors.isEmpty() && changed && byMail
        && !attempts.isWithin(visitor, "address", who.person().toString(), AddressConfirmationController.MOST_A_DAY, Duration.ofDays(1))) {
      errors.add("address", "practices.sent-often");
    }
    if (!errors.isEmpty()) {
      AccountPage is = page(who, request);
      return refuse(new AccountPage(is.name(), is.signInName(), FormInput.line(reach), to, outside, is.client(), is.unconfirmed(), is.works(),
          is.work(), is.chosen()), errors, response, model);
    }
    people.reachBy(who.oneself(), new Contact(now, FormInput.orNull(outside)));
    if (changed) {
      changes.note(who.oneself(), SignInChanges.What.ADDRESS_CHANGED, null);
    }
    boolean asked = changed && confirmations.ask(who.oneself()).isPresent() && server.isThere();
    return Page.done("/account", asked ? "practices.address-asked" : "practices.saved");
  }

  /** Ends all other sign-ins; this one goes on. */
  @PostMapping("/account/password")
  String changePassword(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      @RequestParam(defaultValue = "") Password password, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    if (!authentications.isPassword(visitor, who, current)) {
      errors.add("current", "practices.account.current-wrong");
    }
    Person person = people.find(who.oneself(), who.person()).orElseThrow(NotFound::new);
    FieldChecks.checkNewPassword(errors, "password", password, who.name(), Objects.requireNonNullElse(person.signInName(), ""));
    if (!errors.isEmpty()) {
      return refuse(page(who, request), errors, response, model);
    }
    credentials.changePassword(who.oneself(), NewPassword.of(password));
    changes.note(who.oneself(), SignInChanges.What.PASSWORD_CHANGED, null);
    authentications.renew(who, who.twoSteps(), response);
    return Page.done("/account", "practices.password-set");
  }

  @PostMapping("/account/practice")
  String choose(SignedIn who, @RequestParam(defaultValue = "") String practice, HttpServletResponse response) {
    PracticeId chosen = who.roles().keySet().stream().filter(p -> p.toString().equals(practice)).findFirst()
        .orElseThrow(NotFound::new);
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(url.hostCookie(SignedIn.PRACTICE_COOKIE), chosen.toString())
        .httpOnly(true).secure(url.isEncrypted()).sameSite("Lax").path("/").maxAge(Duration.ofDays(365)).build()
        .toString());
    return "redirect:/home";
  }

  private AccountPage page(SignedIn who, HttpServletRequest request) {
    Person person = people.find(who.oneself(), who.person()).orElseThrow(NotFound::new);
    Contact contact = people.contact(who.oneself(), who.person());
    List<PracticeId> work = who.roles().entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(r -> r != Role.CLIENT)).map(e -> e.getKey()).toList();
    List<Practice> known = work.size() > 1 ? practices.all(who.oneself(), work) : List.of();
    return new AccountPage(person.name(), Objects.requireNonNullElse(person.signInName(), ""),
        contact.address() == null ? "none" : "mail", Objects.requireNonNullElse(contact.address(), ""),
        Objects.requireNonNullElse(contact.outsideName(), ""), who.isClient(),
        server.isThere() && confirmations.isAwaited(who.oneself()) ? contact.address() : null, people.hasWorked(who.oneself()), known,
        who.member(request).map(m -> m.practice().toString()).orElse(null));
  }

  private static String refuse(AccountPage page, FieldErrors errors, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(page, errors, model);
  }

  private static String show(AccountPage page, FieldErrors errors, Model model) {
    model.addAttribute("account", page);
    model.addAttribute("errors", errors);
    return "practices/account";
  }
}
