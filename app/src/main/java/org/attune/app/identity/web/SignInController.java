package org.attune.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignInCookie;
import org.attune.app.layout.SecurityHeaders;
import org.attune.app.layout.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signing in and out. A form that came after the sign-in ran out is carried through it, in the page alone. */
@Controller
class SignInController {

  private static final Set<String> NOT_CARRIED = Set.of("_csrf", "signInName", "password", "passkey", "carry");

  private final People people;
  private final Passkeys passkeys;
  private final SignIns signIns;
  private final SignInCookie cookie;
  private final Attempts attempts;
  private final PublicUrl url;

  SignInController(People people, Passkeys passkeys, SignIns signIns, SignInCookie cookie, Attempts attempts,
      PublicUrl url) {
    this.people = people;
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.cookie = cookie;
    this.attempts = attempts;
    this.url = url;
  }

  @GetMapping("/sign-in")
  String form(@RequestParam(defaultValue = "") String then, Model model) {
    return show("", local(then), null, List.of(), null, model);
  }

  /** Where a form that came too late is caught. */
  @RequestMapping("/sign-in/again")
  String again(HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    Object late = request.getAttribute(jakarta.servlet.RequestDispatcher.FORWARD_REQUEST_URI);
    return show("", "", late == null ? null : late.toString(), carried(request), null, model);
  }

  @PostMapping("/sign-in")
  String signIn(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String signInName,
      @RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String then,
      @RequestParam(required = false) @Nullable String carry, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    limit(viewer, signInName.strip().toLowerCase(Locale.ROOT), request);
    Optional<PersonId> person = people.recognise(viewer, signInName.strip(), password);
    if (person.isEmpty()) {
      return refuse(signInName, then, carry, "identity.wrong", request, response, model);
    }
    return begin(person.get(), then, carry, request, response, model);
  }

  /** What a browser asks its device. */
  @GetMapping(path = "/sign-in/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String askDevice() {
    return passkeys.askForAny();
  }

  @PostMapping("/sign-in/passkey")
  String signInByPasskey(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String passkey,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String carry,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Optional<PersonId> claimed = passkeys.claimedBy(viewer, passkey);
    limit(viewer, claimed.map(PersonId::toString).orElse(request.getRemoteAddr()), request);
    Optional<PersonId> person = claimed.filter(p -> passkeys.recognise(new Viewer.Oneself(p), passkey));
    if (person.isEmpty()) {
      return refuse("", then, carry, "identity.passkey-refused", request, response, model);
    }
    return begin(person.get(), then, carry, request, response, model);
  }

  private void limit(Viewer.Visitor viewer, String whom, HttpServletRequest request) {
    Duration window = Duration.ofMinutes(15);
    if (!attempts.isWithin(viewer, "sign-in of|" + whom, 10, window)
        || !attempts.isWithin(viewer, "sign-in|" + request.getRemoteAddr(), 60, window)) {
      throw new TooMany(window);
    }
  }

  private String begin(PersonId person, String then, @Nullable String carry, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    cookie.give(response, signIns.begin(new Viewer.Oneself(person)));
    String late = carry == null ? null : local(carry);
    if (late != null) {
      show("", "", late, carried(request), null, model);
      return "identity/send-again";
    }
    return "redirect:" + (local(then).isEmpty() ? "/home" : local(then));
  }

  private String refuse(String signInName, String then, @Nullable String carry, String why, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(signInName, local(then), carry == null ? null : local(carry), carried(request), why, model);
  }

  private String show(String signInName, String then, @Nullable String late, List<SignInPage.Field> fields,
      @Nullable String wrong, Model model) {
    model.addAttribute("signIn", new SignInPage(signInName, then, late, fields, wrong, url.isFitForPasskeys()));
    return "identity/sign-in";
  }

  /** Each to their own first page. */
  @GetMapping("/home")
  String home(SignedIn who, HttpServletRequest request) {
    return who.member(request)
        .map(m -> m.roles().equals(Set.of(Role.MANAGER)) ? "redirect:/practice"
            : "redirect:/today")
        .orElse("redirect:/course");
  }

  @PostMapping("/sign-out")
  String signOut(Viewer.Oneself viewer, HttpServletRequest request, HttpServletResponse response) {
    cookie.secret(request).ifPresent(secret -> signIns.end(viewer, secret));
    cookie.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_SITE_DATA);
    return "redirect:/";
  }

  /**
   * Leaving fast: signs out by a plain link, so that it works without script, and leads to a page that says nothing of
   * this one. Somebody who is led here by a stranger's page loses no more than their sign-in.
   */
  @GetMapping("/leave")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    SignedIn.of(request).ifPresent(who ->
        cookie.secret(request).ifPresent(secret -> signIns.end(who.oneself(), secret)));
    cookie.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_SITE_DATA);
    return "redirect:/month";
  }

  @PostMapping("/sign-out/everywhere")
  String signOutEverywhere(Viewer.Oneself viewer, HttpServletResponse response) {
    signIns.endEverywhere(viewer);
    cookie.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_SITE_DATA);
    return "redirect:/";
  }

  /** Only a path of ours: never another place's address. */
  private static String local(String then) {
    return then.startsWith("/") && !then.startsWith("//") && then.indexOf('\\') < 0
        && then.chars().noneMatch(Character::isISOControl) ? then : "";
  }

  private static List<SignInPage.Field> carried(HttpServletRequest request) {
    var fields = new ArrayList<SignInPage.Field>();
    request.getParameterMap().forEach((name, values) -> {
      if (!NOT_CARRIED.contains(name)) {
        for (String value : values) {
          fields.add(new SignInPage.Field(name, value));
        }
      }
    });
    return fields;
  }
}
