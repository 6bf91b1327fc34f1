package org.attune.app.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.directory.ProfileConfirmation;
import org.attune.app.directory.Photographs;
import org.attune.app.directory.PracticeSpecialisms;
import org.attune.app.directory.Profile;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.ProfileVersion;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.internal.ProfileReviewHint;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** A manager reads what therapists want to say in public, approves it or says what to change, and looks credentials up. */
@Controller
class PracticeProfilesController {

  private static final String ALL = "/practice/profiles";

  private final Profiles profiles;
  private final Photographs photographs;
  private final PracticeSpecialisms specialisms;
  private final People people;
  private final ProfilePageAssembler views;
  private final Clock clock;

  PracticeProfilesController(Profiles profiles, Photographs photographs, PracticeSpecialisms specialisms, People people, ProfilePageAssembler views,
      Clock clock) {
    this.profiles = profiles;
    this.photographs = photographs;
    this.specialisms = specialisms;
    this.people = people;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping(ALL)
  String all(Viewer.Member viewer, Model model) {
    return list(viewer, new FieldErrors(), model);
  }

  @GetMapping(ALL + "/{id}")
  String one(Viewer.Member viewer, @PathVariable ProfileId id, Model model) {
    return show(viewer, id, "", new FieldErrors(), model);
  }

  @GetMapping(ALL + "/{id}/photograph")
  ResponseEntity<byte[]> photograph(Viewer.Member viewer, @PathVariable ProfileId id, WebRequest request) {
    profiles.all(viewer);
    return PublicProfileController.answer(photographs.latest(viewer, id).orElseThrow(NotFound::new), request);
  }

  @PostMapping(ALL + "/{id}/approval")
  String approve(Viewer.Member viewer, @PathVariable ProfileId id, @RequestParam(defaultValue = "0") int number) {
    profiles.approve(viewer, id, number);
    return PageContext.redirectWithNotice(ALL, "directory.approved");
  }

  @PostMapping(ALL + "/{id}/refusal")
  String refuse(Viewer.Member viewer, @PathVariable ProfileId id, @RequestParam(defaultValue = "0") int number,
      @RequestParam(defaultValue = "") String remark, HttpServletResponse response, Model model) {
    String said = FormInput.text(remark);
    var errors = new FieldErrors().requireLength("remark", said, Profiles.MAX_REMARK_LENGTH);
    if (errors.isEmpty()) {
      try {
        profiles.refuse(viewer, id, number, said);
        return PageContext.redirectWithNotice(ALL, "directory.refused");
      } catch (InvalidInput missing) {
        errors.add(missing, "remark");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, id, said, errors, model);
  }

  @PostMapping(ALL + "/{id}/trust")
  String trust(Viewer.Member viewer, @PathVariable ProfileId id, @RequestParam(defaultValue = "false") boolean trusted) {
    profiles.trust(viewer, id, trusted);
    return PageContext.redirectWithNotice(ALL + "/" + id, "directory.saved");
  }

  @PostMapping(ALL + "/{id}/publication")
  String publish(Viewer.Member viewer, @PathVariable ProfileId id) {
    profiles.all(viewer);
    profiles.publish(viewer, id);
    return PageContext.redirectWithNotice(ALL + "/" + id, "directory.published");
  }

  @PostMapping(ALL + "/{id}/publication/end")
  String unpublish(Viewer.Member viewer, @PathVariable ProfileId id) {
    profiles.all(viewer);
    profiles.unpublish(viewer, id);
    return PageContext.redirectWithNotice(ALL + "/" + id, "directory.unpublished");
  }

  @PostMapping(ALL + "/{id}/confirmations")
  String confirm(Viewer.Member viewer, @PathVariable ProfileId id, @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String value) {
    profiles.confirm(viewer, id, Arrays.stream(ProfileConfirmation.Subject.values()).filter(one -> one.code().equals(subject)).findFirst()
        .orElseThrow(NotFound::new), value);
    return PageContext.redirectWithNotice(ALL + "/" + id, "directory.looked-up");
  }

  @PostMapping("/practice/specialisms")
  String add(Viewer.Member viewer, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String key,
      HttpServletResponse response, Model model) {
    String typed = FormInput.line(name.replace(",", " ")); // a comma would part it in the form of a profile
    var errors = new FieldErrors().requireLength("name", typed, PracticeSpecialisms.MAX_LENGTH);
    if (typed.isEmpty()) {
      errors.add("name", "directory.specialisms.missing");
    }
    if (errors.isEmpty()) {
      try {
        specialisms.add(viewer, IdempotencyKeys.of(key), typed);
        return PageContext.redirectWithNotice(ALL, "directory.saved");
      } catch (InvalidInput full) {
        errors.add(full, "name");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return list(viewer, errors, model);
  }

  @PostMapping("/practice/specialisms/{id}/removal")
  String remove(Viewer.Member viewer, @PathVariable UUID id) {
    specialisms.remove(viewer, id);
    return PageContext.redirectWithNotice(ALL, "directory.saved");
  }

  private String list(Viewer.Member viewer, FieldErrors errors, Model model) {
    List<Profile> all = profiles.all(viewer);
    var names = people.byId(viewer, all.stream().map(Profile::therapist).toList());
    model.addAttribute("lines", all.stream().map(one ->
        new ProfileListItem(one, Objects.requireNonNull(names.get(one.therapist())).name(), OwnProfileView.state(one))).toList());
    model.addAttribute("specialisms", specialisms.all(viewer));
    model.addAttribute("now", clock.instant());
    model.addAttribute("errors", errors);
    return "directory/practice-profiles";
  }

  private String show(Viewer.Member viewer, ProfileId id, String remark, FieldErrors errors, Model model) {
    profiles.all(viewer);
    Profile profile = profiles.get(viewer, id);
    ProfileVersion latest = Optional.ofNullable(profile.latest()).orElseThrow(NotFound::new);
    model.addAttribute("profile", profile);
    model.addAttribute("latest", latest);
    model.addAttribute("state", OwnProfileView.state(profile));
    model.addAttribute("view", views.of(viewer, profile, latest, ALL + "/" + id + "/photograph"));
    model.addAttribute("cautions", ProfileReviewHint.in(latest.content()));
    model.addAttribute("remark", remark);
    model.addAttribute("errors", errors);
    return "directory/review-profile";
  }
}
