package org.attune.app.identity.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.KeyOwner;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.Password;
import org.attune.app.identity.Recoveries;
import org.attune.app.identity.SignInCookie;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.identity.internal.ReturnPath;
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
 * Private pages lock when nothing happened for a while: whoever has the phone in hand then shows again who they are. A form
 * that arrives meanwhile is neither done nor lost: it goes along sealed, and its sender decides.
 */
@Controller
class LockController implements WebMvcConfigurer {

  private static final String PLACE = "kept_form";

  /** A form, and where it was going. */
  record Kept(String to, List<SignInPage.Field> fields) {}

  private final SignIns signIns;
  private final SignInCookie cookie;
  private final Authentications authentications;
  private final Proofs proofs;
  private final Passkeys passkeys;
  private final Recoveries recoveries;
  private final Words words;
  private final JsonMapper json;
  private final PrivateAreas privateAreas;
  private final String home;

  LockController(SignIns signIns, SignInCookie cookie, Authentications authentications, Proofs proofs, Passkeys passkeys, Recoveries recoveries, Words words,
      JsonMapper json, PrivateAreas privateAreas, Destinations destinations) {
    this.signIns = signIns;
    this.cookie = cookie;
    this.authentications = authentications;
    this.proofs = proofs;
    this.passkeys = passkeys;
    this.recoveries = recoveries;
    this.words = words;
    this.json = json;
    this.privateAreas = privateAreas;
    this.home = destinations.path(Destination.SPACE);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
        boolean locked = SignedIn.of(request).filter(SignedIn::locked).isPresent();
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

  /** Whether whoever is signed in still is, and nothing has locked; asking counts as use. */
  @GetMapping("/here")
  ResponseEntity<Void> here(SignedIn who) {
    return ResponseEntity.status(who.locked() ? HttpStatus.LOCKED : HttpStatus.OK).build();
  }

  /** In the place of the page that locked, at its address: no other address names it. */
  @GetMapping("/locked")
  String locked(SignedIn who, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!who.locked() || !(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String page)) {
      return "redirect:" + home;
    }
    Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    response.setStatus(HttpStatus.LOCKED.value());
    return show(who, query == null ? page : page + "?" + query, null, new FieldErrors(), model);
  }

  /** Where a form is caught that came too late. */
  @RequestMapping("/locked/again")
  String again(SignedIn who, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String late)) {
      return "redirect:" + home;
    }
    response.setStatus(HttpStatus.LOCKED.value());
    return show(who, home, seal(who, new Kept(late, SignInController.carried(request))), new FieldErrors(), model);
  }

  /** @param here whether a script asks, whose page is still there */
  @PostMapping("/unlock")
  @Nullable
  String unlock(Viewer.Visitor visitor, SignedIn who, @RequestParam(defaultValue = "") Password password,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String kept,
      @RequestParam(defaultValue = "false") boolean here, HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    proofs.checkPassword(visitor, who, password, "password", errors);
    if (here) {
      response.setStatus((errors.isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT).value());
      if (errors.isEmpty()) {
        open(who, request);
      }
      return null;
    }
    return errors.isEmpty() ? opened(who, then, kept, request, model) : refuse(who, then, kept, errors, response, model);
  }

  @PostMapping("/unlock/passkey")
  String unlockByPasskey(Viewer.Visitor visitor, SignedIn who, @RequestParam(defaultValue = "") String passkey,
      @RequestParam(defaultValue = "") String then, @RequestParam(required = false) @Nullable String kept,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    return authentications.isPasskey(visitor, who, passkey) ? opened(who, then, kept, request, model)
        : refuse(who, then, kept, new FieldErrors().add("password", "identity.passkey-refused"), response, model);
  }

  private void open(SignedIn who, HttpServletRequest request) {
    cookie.secret(request).ifPresent(secret -> signIns.unlock(who.oneself(), secret));
  }

  private String opened(SignedIn who, String then, @Nullable String kept, HttpServletRequest request, Model model) {
    open(who, request);
    Optional<Kept> form = Optional.ofNullable(kept).filter(k -> !k.isEmpty()).flatMap(k -> unseal(who, k));
    if (form.isPresent()) {
      model.addAttribute("signIn", new SignInPage("", "", form.get().to(), form.get().fields(), null, false));
      return "identity/send-again";
    }
    return "redirect:" + local(then);
  }

  private String refuse(SignedIn who, String then, @Nullable String kept, FieldErrors errors, HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(who, then, kept, errors, model);
  }

  private String show(SignedIn who, String then, @Nullable String kept, FieldErrors errors, Model model) {
    model.addAttribute("locked", new LockedPage(local(then), kept, !passkeys.all(who.oneself()).isEmpty()));
    model.addAttribute("errors", errors);
    return "identity/locked";
  }

  /** What the page holds meanwhile says nothing to whoever looks into it. */
  private @Nullable String seal(SignedIn who, Kept form) {
    return recoveries.isClosed(who.oneself()) ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(
        words.seal(who.oneself(), new KeyOwner.OfPerson(who.person()), PLACE, who.person().value(), json.writeValueAsString(form)));
  }

  private Optional<Kept> unseal(SignedIn who, String kept) {
    try {
      return Optional.of(json.readValue(words.open(who.oneself(), new KeyOwner.OfPerson(who.person()), PLACE,
          who.person().value(), Base64.getUrlDecoder().decode(kept)), Kept.class)).filter(form -> privateAreas.contain(form.to()));
    } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
      return Optional.empty(); // changed on its way: nothing that we sealed
    }
  }

  /** Only a private page of ours. */
  private String local(String then) {
    int query = then.indexOf('?');
    boolean ours = privateAreas.contain(query < 0 ? then : then.substring(0, query)) && then.indexOf('\\') < 0 && then.length() <= ReturnPath.LONGEST
        && then.chars().noneMatch(Character::isISOControl);
    return ours ? then : home;
  }
}
