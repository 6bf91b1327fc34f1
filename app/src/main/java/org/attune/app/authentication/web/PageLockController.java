package org.attune.app.authentication.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.SignInCookie;
import org.attune.app.authentication.SignIns;
import org.attune.app.authentication.internal.ReturnPath;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Destination;
import org.attune.app.layout.Destinations;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PrivateAreas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Private pages lock when nothing happened for a while: the person with the phone in hand then shows again who they are. A form
 * that arrives meanwhile is neither done nor lost: it goes along sealed, and its sender decides.
 */
@Controller
class PageLockController implements WebMvcConfigurer {

  private static final String PLACE = "kept_form";

  /** A form, and where it was going. */
  record InterruptedForm(String to, List<SignInView.Field> fields) {}

  private final SignIns signIns;
  private final SignInCookie cookie;
  private final Authentications authentications;
  private final Reauthentication reauthentication;
  private final Passkeys passkeys;
  private final AccountRecovery recovery;
  private final FieldEncryption encryption;
  private final JsonMapper json;
  private final PrivateAreas privateAreas;
  private final String home;

  PageLockController(SignIns signIns, SignInCookie cookie, Authentications authentications, Reauthentication reauthentication,
      Passkeys passkeys, AccountRecovery recovery, FieldEncryption encryption,
      JsonMapper json, PrivateAreas privateAreas, Destinations destinations) {
    this.signIns = signIns;
    this.cookie = cookie;
    this.authentications = authentications;
    this.reauthentication = reauthentication;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.encryption = encryption;
    this.json = json;
    this.privateAreas = privateAreas;
    this.home = destinations.path(Destination.SPACE);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
        boolean locked = SignedInPerson.of(request).filter(SignedInPerson::locked).isPresent();
        if (locked) {
          lock(request, response);
        }
        return !locked;
      }
    }).addPathPatterns(privateAreas.patterns()).excludePathPatterns(privateAreas.open());
  }

  private static void lock(HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      request.getRequestDispatcher("/locked/again").forward(request, response);
      return;
    }
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      request.getRequestDispatcher("/locked").forward(request, response);
    }
  }

  /** Whether the sign-in still counts, and nothing has locked; asking counts as use. */
  @GetMapping("/here")
  ResponseEntity<Void> here(SignedInPerson signedIn) {
    return ResponseEntity.status(signedIn.locked() ? HttpStatus.LOCKED : HttpStatus.OK).build();
  }

  /** In the place of the page that locked, at its address: no other address names it. */
  @GetMapping("/locked")
  String locked(SignedInPerson signedIn, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!signedIn.locked() || !(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String page)) {
      return "redirect:" + home;
    }
    Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    response.setStatus(HttpStatus.LOCKED.value());
    return show(signedIn, query == null ? page : page + "?" + query, null, new FieldErrors(), model);
  }

  /** Where a form is caught that came too late. */
  @RequestMapping("/locked/again")
  String again(SignedInPerson signedIn, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String late)) {
      return "redirect:" + home;
    }
    response.setStatus(HttpStatus.LOCKED.value());
    return show(signedIn, home, seal(signedIn, new InterruptedForm(late, SignInController.carried(request))), new FieldErrors(), model);
  }

  /** @param here whether a script asks, whose page is still there */
  @PostMapping("/unlock")
  @Nullable
  String unlock(Viewer.Visitor visitor, SignedInPerson signedIn, @RequestParam(defaultValue = "") Password password,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String kept,
      @RequestParam(defaultValue = "false") boolean here, HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    reauthentication.requirePassword(visitor, signedIn, password, "password", errors);
    if (here) {
      response.setStatus((errors.isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT).value());
      if (errors.isEmpty()) {
        open(signedIn, request);
      }
      return null;
    }
    return errors.isEmpty() ? opened(signedIn, then, kept, request, model) : refuse(signedIn, then, kept, errors, response, model);
  }

  @PostMapping("/unlock/passkey")
  String unlockByPasskey(Viewer.Visitor visitor, SignedInPerson signedIn, @RequestParam(defaultValue = "") String passkey,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String kept,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    return authentications.matchesPasskey(visitor, signedIn, passkey) ? opened(signedIn, then, kept, request, model)
        : refuse(signedIn, then, kept, new FieldErrors().add("password", "authentication.passkey-refused"), response, model);
  }

  private void open(SignedInPerson signedIn, HttpServletRequest request) {
    cookie.secret(request).ifPresent(secret -> signIns.unlock(signedIn.asOneself(), secret));
  }

  private String opened(SignedInPerson signedIn, String then, @Nullable String kept, HttpServletRequest request, Model model) {
    open(signedIn, request);
    Optional<InterruptedForm> form = Optional.ofNullable(kept).filter(k -> !k.isEmpty()).flatMap(k -> unseal(signedIn, k));
    if (form.isPresent()) {
      model.addAttribute("signIn", new SignInView("", "", form.get().to(), form.get().fields(), null, false));
      return "authentication/resend-form";
    }
    return "redirect:" + local(then);
  }

  private String refuse(SignedInPerson signedIn, String then, @Nullable String kept, FieldErrors errors, HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(signedIn, then, kept, errors, model);
  }

  private String show(SignedInPerson signedIn, String then, @Nullable String kept, FieldErrors errors, Model model) {
    model.addAttribute("locked", new LockedView(local(then), kept, !passkeys.ofPerson(signedIn.asOneself()).isEmpty()));
    model.addAttribute("errors", errors);
    return "authentication/locked";
  }

  /** What the page holds meanwhile says nothing to anybody who looks into it. */
  private @Nullable String seal(SignedInPerson signedIn, InterruptedForm form) {
    return recovery.hasClosedWords(signedIn.asOneself()) ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(
        encryption.seal(signedIn.asOneself(), new KeyOwner.OfPerson(signedIn.person()), PLACE, signedIn.person().value(),
            json.writeValueAsString(form)));
  }

  private Optional<InterruptedForm> unseal(SignedInPerson signedIn, String kept) {
    try {
      return Optional.of(json.readValue(encryption.open(signedIn.asOneself(), new KeyOwner.OfPerson(signedIn.person()), PLACE,
          signedIn.person().value(), Base64.getUrlDecoder().decode(kept)),
              InterruptedForm.class)).filter(form -> privateAreas.contain(form.to()));
    } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
      return Optional.empty(); // changed on its way: nothing that we sealed
    }
  }

  /** Only a private page of ours. */
  private String local(String then) {
    int query = then.indexOf('?');
    boolean ours = privateAreas.contain(query < 0 ? then : then.substring(0, query)) && then.indexOf('\\') < 0
        && then.length() <= ReturnPath.MAX_LENGTH
        && then.chars().noneMatch(Character::isISOControl);
    return ours ? then : home;
  }
}
