package org.attune.app.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.attune.app.directory.Photographs;
import org.attune.app.directory.Profile;
import org.attune.app.directory.ProfileVersion;
import org.attune.app.directory.Profiles;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** A therapist adds a picture to their profile, or takes it off. */
@Controller
@RequestMapping("/profile/photograph")
class OwnPhotographController {

  private static final int MEGABYTE = 1_000_000;

  private final Photographs photographs;
  private final Profiles profiles;

  OwnPhotographController(Photographs photographs, Profiles profiles) {
    this.photographs = photographs;
    this.profiles = profiles;
  }

  @GetMapping
  String choose(Viewer.Member viewer, @RequestParam(defaultValue = "false") boolean large, HttpServletResponse response, Model model) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    return show(viewer, large ? tooLarge() : new FieldErrors(), response, model);
  }

  @PostMapping
  String add(Viewer.Member viewer, @RequestParam(required = false) @Nullable MultipartFile photograph, @RequestParam(defaultValue = "") String key,
      HttpServletResponse response, Model model) throws IOException {
    if (profiles.own(viewer).map(Profile::latest).isEmpty()) {
      throw new NotFound();
    }
    if (photograph == null || photograph.isEmpty()) {
      return show(viewer, new FieldErrors().add("photograph", "directory.photograph.none"), response, model);
    }
    if (photograph.getSize() > Photographs.MAX_BYTES) {
      return show(viewer, tooLarge(), response, model);
    }
    try {
      photographs.add(viewer, IdempotencyKeys.of(key), photograph.getBytes());
      return PageContext.redirectWithNotice("/profile/preview", "directory.written");
    } catch (InvalidInput refused) {
      return show(viewer, new FieldErrors().add(refused, "photograph"), response, model);
    }
  }

  @PostMapping("/removal")
  String remove(Viewer.Member viewer) {
    photographs.remove(viewer);
    return PageContext.redirectWithNotice("/profile", "directory.photograph-removed");
  }

  @GetMapping("/latest")
  ResponseEntity<byte[]> latest(Viewer.Member viewer, WebRequest request) {
    Profile own = profiles.own(viewer).orElseThrow(NotFound::new);
    return PublicProfileController.answer(photographs.latest(viewer, own.id()).orElseThrow(NotFound::new), request);
  }

  private static FieldErrors tooLarge() {
    return new FieldErrors().add("photograph", "directory.photograph.large", Photographs.MAX_BYTES / MEGABYTE);
  }

  private String show(Viewer.Member viewer, FieldErrors errors, HttpServletResponse response, Model model) {
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    ProfileVersion latest = profiles.own(viewer).map(Profile::latest).orElse(null);
    model.addAttribute("begun", latest != null);
    model.addAttribute("there", latest != null && latest.photograph() != null);
    model.addAttribute("errors", errors);
    return "directory/photograph";
  }
}
