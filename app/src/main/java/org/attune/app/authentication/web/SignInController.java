package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.ProvesIdentity;
import org.attune.app.authentication.SignIns;
import org.attune.app.authentication.internal.ReturnPath;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.SecurityHeaderValues;
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

/** Signing in. A form that came after the sign-in ran out is carried through it, in the page alone. */
@Controller
class SignInController {

  /** What is not carried through the sign-in page, which anybody may look into: passwords and codes are typed again. */
  private static final Set<String> NOT_CARRIED = Set.of("_csrf", "signInName", "password", "passwordNow", "current", "offCurrent",
      "codesCurrent", "passkey", "code", "offCode", "carry");

  private final Authentications authentications;
  private final Passkeys passkeys;
  private final AccountRecovery recovery;
  private final DeviceMarkerCookie deviceMarker;
  private final PublicUrl url;

  SignInController(Authentications authentications, Passkeys passkeys, AccountRecovery recovery,
      DeviceMarkerCookie deviceMarker, PublicUrl url) {
    this.authentications = authentications;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.deviceMarker = deviceMarker;
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
      @RequestParam(defaultValue = "") Password password, @RequestParam(defaultValue = "") String then,
      @RequestParam(required = false) @Nullable String carry, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Optional<Authentications.Authenticated> proven = authentications.byPassword(viewer, signInName, password, request, response);
    if (proven.isEmpty()) {
      return refuse(signInName, then, carry, "authentication.wrong", request, response, model);
    }
    return proven.get().steps() == SignIns.Steps.FIRST_OF_TWO ? askSecondStep(then, carry, null, request, model)
        : welcome(proven.get().person(), then, carry, request, response, model);
  }

  @GetMapping("/sign-in/second-step")
  String secondStep(Viewer.Visitor viewer, HttpServletRequest request, Model model) {
    return authentications.awaitingSecondStep(viewer, request).isPresent() ? askSecondStep("", null, null, request, model)
        : show("", "", null, List.of(), null, model);
  }

  @PostMapping("/sign-in/second-step")
  @ProvesIdentity
  String passSecondStep(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String carry,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Optional<Viewer.Oneself> awaited = authentications.awaitingSecondStep(viewer, request);
    if (awaited.isEmpty()) {
      return refuse("", then, carry, "authentication.second.ran-out", request, response, model);
    }
    if (authentications.bySecondStep(viewer, awaited.get(), code, request, response).isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return askSecondStep(then, carry, "authentication.second.code-wrong", request, model);
    }
    return welcome(awaited.get(), then, carry, request, response, model);
  }

  /** The phone is lost, and the codes too. */
  @PostMapping("/sign-in/second-step/confirmation")
  String askPractice(Viewer.Visitor viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
    Optional<Viewer.Oneself> awaited = authentications.awaitingSecondStep(viewer, request);
    if (awaited.isEmpty()) {
      return refuse("", "", null, "authentication.second.ran-out", request, response, model);
    }
    recovery.requestConfirmation(awaited.get());
    return PageContext.redirectWithNotice("/sign-in/second-step", "authentication.asked");
  }

  private String askSecondStep(String then, @Nullable String carry, @Nullable String wrong, HttpServletRequest request,
      Model model) {
    show("", local(then), carry == null ? null : local(carry), carried(request), wrong, model);
    return "authentication/sign-in-second";
  }

  /** What a browser asks its device. */
  @GetMapping(path = "/sign-in/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String askDevice() {
    return passkeys.authenticationOptions();
  }

  @PostMapping("/sign-in/passkey")
  @ProvesIdentity
  String signInByPasskey(Viewer.Visitor viewer, @RequestParam(defaultValue = "") String passkey,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String carry,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Optional<Authentications.Authenticated> proven = authentications.byPasskey(viewer, passkey, request, response);
    return proven.isEmpty() ? refuse("", then, carry, "authentication.passkey-refused", request, response, model)
        : welcome(proven.get().person(), then, carry, request, response, model);
  }

  private String welcome(Viewer.Oneself person, String then, @Nullable String carry, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    if (deviceMarker.belongsToAnother(request, person.person())) {
      deviceMarker.clear(response);
      response.setHeader("Clear-Site-Data", SecurityHeaderValues.CLEAR_STORAGE);
    }
    String late = carry == null ? null : local(carry);
    if (late != null) {
      show("", "", late, carried(request), null, model);
      return "authentication/resend-form";
    }
    return "redirect:" + (local(then).isEmpty() ? "/home" : local(then));
  }

  private String refuse(String signInName, String then, @Nullable String carry, String why, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(signInName, local(then), carry == null ? null : local(carry), carried(request), why, model);
  }

  private String show(String signInName, String then, @Nullable String late, List<SignInView.Field> fields,
      @Nullable String wrong, Model model) {
    model.addAttribute("signIn", new SignInView(signInName, then, late, fields, wrong, url.isFitForPasskeys()));
    return "authentication/sign-in";
  }

  /** Only a path of ours: never another place's address. */
  private static String local(String then) {
    return then.startsWith("/") && !then.startsWith("//") && then.indexOf('\\') < 0 && then.length() <= ReturnPath.MAX_LENGTH
        && then.chars().noneMatch(Character::isISOControl) ? then : "";
  }

  static List<SignInView.Field> carried(HttpServletRequest request) {
    var fields = new ArrayList<SignInView.Field>();
    request.getParameterMap().forEach((name, values) -> {
      if (!NOT_CARRIED.contains(name)) {
        for (String value : values) {
          fields.add(new SignInView.Field(name, value));
        }
      }
    });
    return fields;
  }
}
