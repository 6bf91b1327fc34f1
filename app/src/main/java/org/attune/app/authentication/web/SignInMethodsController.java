package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.authentication.SignInChanges;
import org.attune.app.authentication.SignInCookie;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How somebody signs in: their passkeys, and what changed. The password is asked for before one changes. */
@Controller
class SignInMethodsController {

  private static final String PLACE = "/account/sign-in";
  private static final int NAME = 100;

  private final Passkeys passkeys;
  private final People people;
  private final SecondSteps secondSteps;
  private final SignInChanges changes;
  private final SignIns signIns;
  private final AccessLinks links;
  private final SignInCookie cookie;
  private final Authentications authentications;
  private final Reauthentication reauthentication;
  private final PublicUrl url;
  private final Clock clock;

  SignInMethodsController(Passkeys passkeys, People people, SecondSteps secondSteps, SignInChanges changes, SignIns signIns,
      AccessLinks links,
      SignInCookie cookie, Authentications authentications, Reauthentication reauthentication, PublicUrl url, Clock clock) {
    this.passkeys = passkeys;
    this.people = people;
    this.secondSteps = secondSteps;
    this.changes = changes;
    this.signIns = signIns;
    this.links = links;
    this.cookie = cookie;
    this.authentications = authentications;
    this.reauthentication = reauthentication;
    this.url = url;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String ways(SignedInPerson signedIn, HttpServletRequest request, Model model) {
    return show(signedIn, "", new FieldErrors(), request, model);
  }

  @PostMapping("/account/passkeys")
  String add(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Password current, HttpServletRequest request, HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    FieldErrors errors = named("name", typed);
    reauthentication.require(visitor, signedIn, current, "current", errors);
    if (passkeys.ofPerson(signedIn.asOneself()).size() >= Passkeys.MAX_PER_PERSON) {
      errors.add("name", "authentication.passkeys.many", Passkeys.MAX_PER_PERSON);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, typed, errors, request, model);
    }
    model.addAttribute("name", typed);
    model.addAttribute("options", passkeys.registrationOptions(signedIn.asOneself()));
    return "authentication/passkey-new";
  }

  /** What the device made; that the password was right is in the challenge that it answers. */
  @PostMapping("/account/passkeys/made")
  String made(SignedInPerson signedIn, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String passkey, HttpServletResponse response) {
    String typed = FormInput.line(name);
    reauthentication.requireMayChange(signedIn);
    passkeys.add(signedIn.asOneself(), named("name", typed).isEmpty() ? typed : url.host(), passkey);
    authentications.renewSignIn(signedIn, true, response);
    return PageContext.redirectWithNotice(PLACE, "authentication.passkey-added");
  }

  @PostMapping("/account/passkeys/{id}/name")
  String rename(SignedInPerson signedIn, Viewer.Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Password current, HttpServletRequest request, HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    FieldErrors errors = named("name-" + id, typed);
    requireOwn(signedIn, id);
    reauthentication.require(visitor, signedIn, current, "current-" + id, errors);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, "", errors, request, model);
    }
    passkeys.rename(signedIn.asOneself(), id, typed);
    return PageContext.redirectWithNotice(PLACE, "authentication.passkey-renamed");
  }

  @PostMapping("/account/passkeys/{id}/removal")
  String remove(SignedInPerson signedIn, Viewer.Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "") Password current,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    requireOwn(signedIn, id);
    reauthentication.require(visitor, signedIn, current, "current-" + id, errors);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, "", errors, request, model);
    }
    passkeys.remove(signedIn.asOneself(), id);
    return PageContext.redirectWithNotice(PLACE, "authentication.passkey-removed");
  }

  @PostMapping("/account/sign-ins/{id}/end")
  String end(Viewer.Oneself viewer, @PathVariable UUID id) {
    signIns.end(viewer, id);
    return PageContext.redirectWithNotice(PLACE, "authentication.sign-in-ended");
  }

  private void requireOwn(SignedInPerson signedIn, UUID passkey) {
    if (passkeys.ofPerson(signedIn.asOneself()).stream().noneMatch(own -> own.id().equals(passkey))) {
      throw new NotFound();
    }
  }

  private static FieldErrors named(String field, String name) {
    var errors = new FieldErrors().requireVisible(field, name);
    int length = name.codePointCount(0, name.length());
    if (name.isEmpty()) {
      errors.add(field, "authentication.passkeys.name-missing");
    } else if (length > NAME) {
      errors.add(field, "authentication.passkeys.name-long", NAME, length);
    }
    return errors;
  }

  private String show(SignedInPerson signedIn, String typed, FieldErrors errors, HttpServletRequest request, Model model) {
    Viewer.Oneself viewer = signedIn.asOneself();
    var person = people.find(viewer, viewer.person()).orElseThrow(NotFound::new);
    model.addAttribute("ways", new SignInMethodsView(Objects.requireNonNullElse(person.signInName(), ""),
        new SignInMethodsView.PasskeySection(passkeys.ofPerson(viewer), typed, url.isFitForPasskeys(), url.host()),
        new SignInMethodsView.SecondStepSection(secondSteps.isOn(viewer), secondSteps.recoveryCodesLeft(viewer)),
        reauthentication.mayChange(signedIn), signIns.openSignIns(viewer, cookie.secret(request).orElse(null)),
        links.createdAt(viewer, AccessLink.Purpose.CALENDAR).orElse(null), changes.recent(viewer), clock.getZone()));
    model.addAttribute("errors", errors);
    return "authentication/sign-in-methods";
  }
}
