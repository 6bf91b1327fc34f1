package org.attune.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignInCookie;
import org.attune.app.layout.SecurityHeaders;
import org.attune.app.layout.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. A form that came after the sign-in ran out is carried through it, in the page alone. */
@Controller
class SignInController {

  private static final Set<String> NOT_CARRIED = Set.of("_csrf", "signInName", "password", "carry");

  private final People people;
  private final SignIns signIns;
  private final SignInCookie cookie;
  private final Attempts attempts;

  SignInController(People people, SignIns signIns, SignInCookie cookie, Attempts attempts) {
    this.people = people;
    this.signIns = signIns;
    this.cookie = cookie;
    this.attempts = attempts;
  }

  @GetMapping("/sign-in")
  String form(@RequestParam(defaultValue = "") String then, Model model) {
    model.addAttribute("signIn", new SignInPage("", local(then), null, List.of(), false));
    return "identity/sign-in";
  }

  /** Where a form that came too late is caught. */
  @RequestMapping("/sign-in/again")
  String again(HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    Object late = request.getAttribute(jakarta.servlet.RequestDispatcher.FORWARD_REQUEST_URI);
    model.addAttribute("signIn",
        new SignInPage("", "", late == null ? null : late.toString(), carried(request), false));
    return "identity/sign-in";
  }

  @PostMapping("/sign-in")
  String signIn(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String signInName,
      @RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String then,
      @RequestParam(required = false) @Nullable String carry, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Duration window = Duration.ofMinutes(15);
    if (!attempts.isWithin(viewer, "sign-in|" + signInName.strip().toLowerCase(java.util.Locale.ROOT), 10, window)
        || !attempts.isWithin(viewer, "sign-in|" + request.getRemoteAddr(), 60, window)) {
      throw new TooMany(window);
    }
    String late = carry == null ? null : local(carry);
    Optional<PersonId> person = people.recognise(viewer, signInName.strip(), password);
    if (person.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("signIn", new SignInPage(signInName, local(then), late, carried(request), true));
      return "identity/sign-in";
    }
    cookie.give(response, signIns.begin(new Viewer.Oneself(person.get())));
    if (late != null) {
      model.addAttribute("signIn", new SignInPage("", "", late, carried(request), false));
      return "identity/send-again";
    }
    return "redirect:" + (local(then).isEmpty() ? "/home" : local(then));
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
