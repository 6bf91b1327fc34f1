package org.attune.app.trusted.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** People to reach by one's own phone, each with a sentence that is ready. */
@Controller
@RequestMapping(ReadyMessageController.HOME)
class ReadyMessageController {

  static final String HOME = PrivateAddresses.TRUSTED_PEOPLE + "/words";

  private final ReadyMessages messages;

  ReadyMessageController(ReadyMessages messages) {
    this.messages = messages;
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, Model model) {
    return sheet(null, ReadyMessageForm.blank(), new FieldErrors(), model);
  }

  @PostMapping("/new")
  String keep(Viewer.Oneself viewer, @ModelAttribute ReadyMessageForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = form.validate();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(null, form, errors, model);
    }
    messages.add(viewer, IdempotencyKeys.of(form.key()), form.words());
    return PageContext.redirectWithNotice(PrivateAddresses.TRUSTED_PEOPLE, "theone.ready-kept");
  }

  @GetMapping("/{id}")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    return sheet(id, ReadyMessageForm.of(messages.get(viewer, id)), new FieldErrors(), model);
  }

  /** It may have been changed on another device meanwhile: what was typed stays, to be sent again or left. */
  @PostMapping("/{id}")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute ReadyMessageForm form, HttpServletResponse response, Model model) {
    messages.get(viewer, id);
    FieldErrors errors = form.validate();
    ReadyMessageForm typed = form;
    if (errors.isEmpty()) {
      try {
        messages.change(viewer, id, Objects.requireNonNullElse(form.version(), 0), form.words());
        return PageContext.redirectWithNotice(PrivateAddresses.TRUSTED_PEOPLE, "theone.ready-kept");
      } catch (Conflict changed) {
        ReadyMessage now = messages.get(viewer, id);
        errors.add("name", "theone.ready.changed-meanwhile", now.words().name(), now.words().sentence());
        typed = form.onVersion(now.version());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return sheet(id, typed, errors, model);
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    messages.delete(viewer, id);
    return PageContext.redirectWithNotice(PrivateAddresses.TRUSTED_PEOPLE, "theone.deleted");
  }

  private static String sheet(@Nullable UUID id, ReadyMessageForm form, FieldErrors errors, Model model) {
    model.addAttribute("action", HOME + "/" + (id == null ? "new" : id));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "trusted/ready-message-form";
  }
}
