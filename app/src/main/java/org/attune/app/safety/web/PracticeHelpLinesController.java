package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.safety.PracticeHelpLine;
import org.attune.app.safety.PracticeHelpLineId;
import org.attune.app.safety.PracticeHelpLines;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A manager names help lines for the people of the practice. */
@Controller
@RequestMapping("/practice/help-lines")
class PracticeHelpLinesController {

  private static final String HOME = "/practice/help-lines";

  private final PracticeHelpLines lines;
  private final People people;
  private final PageContexts pages;

  PracticeHelpLinesController(PracticeHelpLines lines, People people, PageContexts pages) {
    this.lines = lines;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Member viewer, HttpServletRequest request, Model model) {
    return list(viewer, HelpLineForm.blank(), new FieldErrors(), request, model);
  }

  @PostMapping
  String add(Viewer.Member viewer, @ModelAttribute HelpLineForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = form.validate();
    if (errors.isEmpty()) {
      try {
        lines.add(viewer, new PracticeHelpLineId(IdempotencyKeys.of(form.key())), form.details());
        return PageContext.redirectWithNotice(HOME, "safety.line-kept");
      } catch (InvalidInput full) {
        errors.add(full, "name");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return list(viewer, form, errors, request, model);
  }

  @GetMapping("/{id}")
  String open(Viewer.Member viewer, @PathVariable UUID id, Model model) {
    return sheet(id, HelpLineForm.of(lines.get(viewer, new PracticeHelpLineId(id))), new FieldErrors(), model);
  }

  @PostMapping("/{id}")
  String change(Viewer.Member viewer, @PathVariable UUID id, @ModelAttribute HelpLineForm form, HttpServletResponse response,
      Model model) {
    PracticeHelpLine is = lines.get(viewer, new PracticeHelpLineId(id));
    FieldErrors errors = form.validate();
    if (errors.isEmpty()) {
      try {
        lines.change(viewer, is.id(), Objects.requireNonNullElse(form.version(), 0), form.details());
        return PageContext.redirectWithNotice(HOME, "safety.line-kept");
      } catch (Conflict e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        // what was typed stays; sent once more, it counts
        return sheet(id, form.onVersion(is.version()), errors.add("name", e.key()), model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return sheet(id, form, errors, model);
  }

  @PostMapping("/{id}/removal")
  String remove(Viewer.Member viewer, @PathVariable UUID id) {
    lines.remove(viewer, new PracticeHelpLineId(id));
    return PageContext.redirectWithNotice(HOME, "safety.line-removed");
  }

  private String list(Viewer.Member viewer, HelpLineForm form, FieldErrors errors, HttpServletRequest request, Model model) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    PageContext page = pages.of(request);
    List<PracticeHelpLine> all = lines.all(viewer);
    var names = people.byId(viewer, all.stream().map(l -> l.lastChange().by()).filter(Objects::nonNull).distinct().toList());
    model.addAttribute("lines", all.stream().map(line -> new PracticeHelpLineItem(line, changed(page, line, names))).toList());
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "safety/manage-help-lines";
  }

  private static String changed(PageContext page, PracticeHelpLine line, Map<PersonId, Person> names) {
    String on = page.date(line.lastChange().at().atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate());
    Person person = names.get(line.lastChange().by());
    return person == null ? page.t("safety.lines.changed", on) : page.t("safety.lines.changed-by", on, person.name());
  }

  private static String sheet(UUID id, HelpLineForm form, FieldErrors errors, Model model) {
    model.addAttribute("action", HOME + "/" + id);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "safety/practice-help-line-form";
  }
}
