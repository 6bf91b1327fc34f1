package org.attune.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Link;
import org.attune.app.identity.Links;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.Password;
import org.attune.app.identity.People;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignInChanges;
import org.attune.app.identity.SignInCookie;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How somebody signs in: their passkeys, and what changed. The password is asked for before one changes. */
@Controller
class WaysController {

  private static final String PLACE = "/account/sign-in";
  private static final int NAME = 100;

  private final Passkeys passkeys;
  private final People people;
  private final SecondSteps secondSteps;
  private final SignInChanges changes;
  private final SignIns signIns;
  private final Links links;
  private final SignInCookie cookie;
  private final Authentications authentications;
  private final Proofs proofs;
  private final PublicUrl url;
  private final Clock clock;

  WaysController(Passkeys passkeys, People people, SecondSteps secondSteps, SignInChanges changes, SignIns signIns, Links links,
      SignInCookie cookie, Authentications authentications, Proofs proofs, PublicUrl url, Clock clock) {
    this.passkeys = passkeys;
    this.people = people;
    this.secondSteps = secondSteps;
    this.changes = changes;
    this.signIns = signIns;
    this.links = links;
    this.cookie = cookie;
    this.authentications = authentications;
    this.proofs = proofs;
    this.url = url;
    this.clock = clock;
  }

  @GetMapping(PLACE)
  String ways(SignedIn who, HttpServletRequest request, Model model) {
    return show(who, "", new FieldErrors(), request, model);
  }

  @PostMapping("/account/passkeys")
  String add(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Password current, HttpServletRequest request, HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    FieldErrors errors = named("name", typed);
    proofs.check(visitor, who, current, "current", errors);
    if (passkeys.all(who.oneself()).size() >= Passkeys.AT_MOST) {
      errors.add("name", "identity.passkeys.many", Passkeys.AT_MOST);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, typed, errors, request, model);
    }
    model.addAttribute("name", typed);
    model.addAttribute("options", passkeys.askForNew(who.oneself()));
    return "identity/passkey-new";
  }

  /** What the device made; that the password was right is in the challenge that it answers. */
  @PostMapping("/account/passkeys/made")
  String made(SignedIn who, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String passkey, HttpServletResponse response) {
    String typed = FormInput.line(name);
    proofs.checkMayChange(who);
    passkeys.add(who.oneself(), named("name", typed).isEmpty() ? typed : url.host(), passkey);
    authentications.renew(who, true, response);
    return Page.done(PLACE, "identity.passkey-added");
  }

  @PostMapping("/account/passkeys/{id}/name")
  String rename(SignedIn who, Viewer.Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Password current, HttpServletRequest request, HttpServletResponse response, Model model) {
    String typed = FormInput.line(name);
    FieldErrors errors = named("name-" + id, typed);
    requireOwn(who, id);
    proofs.check(visitor, who, current, "current-" + id, errors);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, "", errors, request, model);
    }
    passkeys.rename(who.oneself(), id, typed);
    return Page.done(PLACE, "identity.passkey-renamed");
  }

  @PostMapping("/account/passkeys/{id}/removal")
  String remove(SignedIn who, Viewer.Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "") Password current,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    requireOwn(who, id);
    proofs.check(visitor, who, current, "current-" + id, errors);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, "", errors, request, model);
    }
    passkeys.remove(who.oneself(), id);
    return Page.done(PLACE, "identity.passkey-removed");
  }

  @PostMapping("/account/sign-ins/{id}/end")
  String end(Viewer.Oneself viewer, @PathVariable UUID id) {
    signIns.end(viewer, id);
    return Page.done(PLACE, "identity.sign-in-ended");
  }

  private void requireOwn(SignedIn who, UUID passkey) {
    if (passkeys.all(who.oneself()).stream().noneMatch(own -> own.id().equals(passkey))) {
      throw new NotFound();
    }
  }

  private static FieldErrors named(String field, String name) {
    var errors = new FieldErrors().visible(field, name);
    int length = name.codePointCount(0, name.length());
    if (name.isEmpty()) {
      errors.add(field, "identity.passkeys.name-missing");
    } else if (length > NAME) {
      errors.add(field, "identity.passkeys.name-long", NAME, length);
    }
    return errors;
  }

  private String show(SignedIn who, String typed, FieldErrors errors, HttpServletRequest request, Model model) {
    Viewer.Oneself viewer = who.oneself();
    var person = people.find(viewer, viewer.person()).orElseThrow(NotFound::new);
    model.addAttribute("ways", new WaysPage(Objects.requireNonNullElse(person.signInName(), ""), passkeys.all(viewer),
        typed, url.isFitForPasskeys(), url.host(), proofs.mayChange(who), secondSteps.isOn(viewer),
        secondSteps.recoveryCodesLeft(viewer), signIns.running(viewer, cookie.secret(request).orElse(null)),
        links.madeAt(viewer, Link.Purpose.CALENDAR).orElse(null), changes.last(viewer), clock.getZone()));
    model.addAttribute("errors", errors);
    return "identity/ways";
  }
}
