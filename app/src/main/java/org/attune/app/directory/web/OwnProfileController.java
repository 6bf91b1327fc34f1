package org.attune.app.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.attune.app.directory.PracticeSpecialism;
import org.attune.app.directory.PracticeSpecialisms;
import org.attune.app.directory.Profile;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.ProfileVersion;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.Specialisms;
import org.attune.app.identity.People;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.CountriesAndTimeZones;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A therapist writes their profile, looks at it, sends it to the manager, and says how many places there are. */
@Controller
@RequestMapping("/profile")
class OwnProfileController {

  private static final int MOST_PLACES = 99;

  private final Profiles profiles;
  private final PracticeSpecialisms specialisms;
  private final Practices practices;
  private final People people;
  private final ProfilePageAssembler views;
  private final Clock clock;

  OwnProfileController(Profiles profiles, PracticeSpecialisms specialisms, Practices practices, People people, ProfilePageAssembler views, Clock clock) {
    this.profiles = profiles;
    this.specialisms = specialisms;
    this.practices = practices;
    this.people = people;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping
  String own(Viewer.Member viewer, Model model) {
    return overview(viewer, new FieldErrors(), model);
  }

  @GetMapping("/edit")
  String edit(Viewer.Member viewer, Model model) {
    requireTherapist(viewer);
    ProfileVersion latest = profiles.own(viewer).map(Profile::latest).orElse(null);
    ProfileForm form = latest == null
        ? ProfileForm.blank(people.find(viewer, viewer.person()).orElseThrow(NotFound::new).name(), currency(practice(viewer)))
        : ProfileForm.of(latest.number(), latest.content());
    return form(viewer, form, new FieldErrors(), model);
  }

  @PostMapping("/edit")
  String write(Viewer.Member viewer, @ModelAttribute ProfileForm form, HttpServletResponse response, Model model) {
    requireTherapist(viewer);
    var errors = new FieldErrors();
    ProfileContent content = form.content(errors, known(viewer));
    if (content != null) {
      try {
        profiles.write(viewer, IdempotencyKeys.of(form.key()), Objects.requireNonNullElse(form.version(), 0), content);
        return PageContext.redirectWithNotice("/profile/preview", "directory.written");
      } catch (Conflict edited) {
        response.setStatus(HttpStatus.CONFLICT.value());
        int now = profiles.own(viewer).map(Profile::latest).map(ProfileVersion::number).orElse(0);
        // what was typed stays; sent once more, it counts
        return form(viewer, form.onVersion(now), errors.add("name", edited.key()), model);
      } catch (InvalidInput refused) {
        errors.add(refused, "name");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, form, errors, model);
  }

  @GetMapping("/preview")
  String preview(Viewer.Member viewer, Model model) {
    Profile own = profiles.own(viewer).orElseThrow(NotFound::new);
    ProfileVersion latest = Optional.ofNullable(own.latest()).orElseThrow(NotFound::new);
    model.addAttribute("view", views.of(viewer, own, latest, "/profile/photograph/latest"));
    model.addAttribute("number", latest.number());
    model.addAttribute("state", OwnProfileView.state(own));
    return "directory/preview";
  }

  @PostMapping("/submission")
  String submit(Viewer.Member viewer, @RequestParam(defaultValue = "0") int number) {
    profiles.submit(viewer, number);
    return PageContext.redirectWithNotice("/profile", "directory.submitted");
  }

  @PostMapping("/places")
  String places(Viewer.Member viewer, @RequestParam(defaultValue = "") String count, HttpServletResponse response, Model model) {
    if (profiles.own(viewer).isEmpty()) {
      throw new NotFound();
    }
    Integer places = FormInput.number(count);
    if (places == null || places < 0 || places > MOST_PLACES) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return overview(viewer, new FieldErrors().add("count", "directory.own.places-number", MOST_PLACES), model);
    }
    profiles.confirmPlaces(viewer, places);
    return PageContext.redirectWithNotice("/profile", "directory.places-confirmed");
  }

  @PostMapping("/publication")
  String publish(Viewer.Member viewer) {
    profiles.publish(viewer, profiles.own(viewer).orElseThrow(NotFound::new).id());
    return PageContext.redirectWithNotice("/profile", "directory.published");
  }

  @PostMapping("/publication/end")
  String unpublish(Viewer.Member viewer) {
    profiles.unpublish(viewer, profiles.own(viewer).orElseThrow(NotFound::new).id());
    return PageContext.redirectWithNotice("/profile", "directory.unpublished");
  }

  @PostMapping("/supervisions/{id}/confirmation")
  String confirmSupervision(Viewer.Member viewer, @PathVariable ProfileId id) {
    profiles.confirmSupervision(viewer, id);
    return PageContext.redirectWithNotice("/profile", "directory.supervision-confirmed");
  }

  @PostMapping("/supervisions/{id}/end")
  String endSupervision(Viewer.Member viewer, @PathVariable ProfileId id) {
    profiles.endSupervision(viewer, id);
    return PageContext.redirectWithNotice("/profile", "directory.supervision-ended");
  }

  private String overview(Viewer.Member viewer, FieldErrors errors, Model model) {
    List<Profiles.Supervised> supervised = profiles.supervised(viewer);
    var names = people.byId(viewer, supervised.stream().map(Profiles.Supervised::therapist).toList());
    model.addAttribute("view", new OwnProfileView(profiles.own(viewer).orElse(null), viewer.hasRole(Role.THERAPIST), supervised.stream()
        .map(one -> new OwnProfileView.Supervised(Objects.requireNonNull(names.get(one.therapist())).name(), one)).toList(), clock.instant(),
        practice(viewer).timeZone()));
    model.addAttribute("errors", errors);
    return "directory/own-profile";
  }

  private String form(Viewer.Member viewer, ProfileForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("ownSpecialisms", specialisms.all(viewer).stream().map(PracticeSpecialism::name).toList());
    model.addAttribute("supervisors", people.staff(viewer, viewer.practice()).stream().filter(one -> !one.person().id().equals(viewer.person()))
        .map(one -> new CountriesAndTimeZones.Option(one.person().id().toString(), one.person().name())).toList());
    return "directory/edit-profile";
  }

  private Set<String> known(Viewer.Member viewer) {
    var known = new HashSet<>(Specialisms.CODES);
    specialisms.all(viewer).forEach(one -> known.add(one.name()));
    profiles.own(viewer).map(Profile::latest).ifPresent(latest -> known.addAll(latest.content().focus().specialisms()));
    return known;
  }

  private Practice practice(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
  }

  private static String currency(Practice practice) {
    Currency currency = Currency.getInstance(Locale.of("", practice.country()));
    return currency == null ? "" : currency.getCurrencyCode();
  }

  private static void requireTherapist(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
  }
}
