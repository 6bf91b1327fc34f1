package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.SignInNameTaken;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.InvitationNoLongerOpen;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.practices.WrongInvitationCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Taking up an invitation. A client first gives the code from the room: until then the page names nobody, so that a link
 * in the wrong hands says nothing.
 */
@Controller
class InvitationAcceptanceController {

  private final Invitations invitations;
  private final Practices practices;
  private final People people;
  private final Authentications authentications;
  private final MailServer server;
  private final Languages languages;

  InvitationAcceptanceController(Invitations invitations, Practices practices, People people, Authentications authentications,
      MailServer server, Languages languages) {
    this.invitations = invitations;
    this.practices = practices;
    this.people = people;
    this.authentications = authentications;
    this.server = server;
    this.languages = languages;
  }

  @GetMapping("/invitation/{link}")
  String open(AccessLink link, HttpServletRequest request, Model model) {
    Invitation invitation = invitation(link);
    if (!link.usable() || !invitation.isOpen()) {
      return over(invitation, model);
    }
    return invitation.role() == Role.CLIENT
        ? code(link, InvitationAcceptanceForm.empty("", false, "", ""), new FieldErrors(), model)
        : details(link, invitation, InvitationAcceptanceForm.empty("", true, invitation.invitee().name(), address(invitation)),
            new FieldErrors(), request, model);
  }

  @PostMapping("/invitation/{link}/code")
  String giveCode(AccessLink link, @ModelAttribute InvitationAcceptanceForm form, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    if (!form.adult()) {
      errors.add("adult", "practices.accept.adults-only");
    }
    if (errors.isEmpty()) {
      try {
        Invitation invitation = invitations.open(job(link), link.id(), form.code());
        return details(link, invitation,
            InvitationAcceptanceForm.empty(form.code(), true, invitation.invitee().name(), address(invitation)), errors, request, model);
      } catch (WrongInvitationCode e) {
        errors.add(e, "code");
      } catch (InvitationNoLongerOpen e) {
        return over(invitation(link), model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return code(link, form, errors, model);
  }

  @PostMapping("/invitation/{link}")
  String accept(AccessLink link, @ModelAttribute InvitationAcceptanceForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Viewer.Job job = job(link);
    var person = new PersonId(IdempotencyKeys.of(form.key()));
    Invitation invitation = invitation(link);
    FieldErrors errors = check(form, invitation.role() == Role.CLIENT);
    if (errors.isEmpty()) {
      try {
        authentications.signIn(invitations.accept(job, link.id(), form.code(), new Invitations.NewAccount(person, form.personName(),
            new ContactDetails(form.byMail() ? FormInput.orNull(form.address()) : null, FormInput.orNull(form.outsideName())),
            form.signInName(), HashedPassword.of(form.password()))), response);
        if (invitation.role() == Role.CLIENT) {
          people.chooseLanguage(new Viewer.Oneself(person), languages.wanted(request));
        }
        return "redirect:/home";
      } catch (SignInNameTaken e) {
        errors.add(e, "signInName");
      } catch (WrongInvitationCode e) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return code(link, form, errors.add(e, "code"), model);
      } catch (InvitationNoLongerOpen e) {
        Invitation now = invitation(link);
        return now.state() == Invitation.State.ACCEPTED
            ? DoubleSubmission.redirect("/home", request, p -> invitations.isAcceptedBy(job, link.id(), p)) : over(now, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return details(link, invitation, form, errors, request, model);
  }

  /** With the sign-in that somebody already has. */
  @PostMapping("/invitation/{link}/as-me")
  String acceptAsMe(AccessLink link, Viewer.Oneself viewer, @ModelAttribute InvitationAcceptanceForm form, HttpServletResponse response,
      Model model) {
    try {
      invitations.acceptWithSignIn(job(link), link.id(), form.code(), viewer);
    } catch (WrongInvitationCode e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return code(link, form, new FieldErrors().add(e, "code"), model);
    } catch (InvitationNoLongerOpen e) {
      if (!invitations.isAcceptedBy(job(link), link.id(), viewer.person())) {
        return over(invitation(link), model);
      }
    }
    return "redirect:/home";
  }

  private String code(AccessLink link, InvitationAcceptanceForm form, FieldErrors errors, Model model) {
    model.addAttribute("path", "/invitation/" + link.id());
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "practices/accept-code";
  }

  private String details(AccessLink link, Invitation invitation, InvitationAcceptanceForm form, FieldErrors errors,
      HttpServletRequest request, Model model) {
    Practice practice = practices.find(job(link), invitation.practice()).orElseThrow(NotFound::new);
    PersonName by = people.find(job(link), invitation.issuance().by()).map(Person::personName).orElse(PersonName.of(""));
    model.addAttribute("accept", new InvitationAcceptanceView("/invitation/" + link.id(), invitation, practice.name(), practice.legalRetention(), by,
        SignedInPerson.of(request).map(person -> person.name().full()).orElse(null)));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "practices/accept";
  }

  private static String over(Invitation invitation, Model model) {
    model.addAttribute("state", invitation.state());
    return "practices/accept-over";
  }

  private Invitation invitation(AccessLink link) {
    return invitations.findByLink(job(link), link.id()).orElseThrow(NotFound::new);
  }

  private static Viewer.Job job(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.INVITATION) {
      throw new NotFound();
    }
    return new Viewer.Job(Objects.requireNonNull(link.practice()));
  }

  private static String address(Invitation invitation) {
    return invitation.invitee().address() == null ? "" : invitation.invitee().address();
  }

  private FieldErrors check(InvitationAcceptanceForm form, boolean client) {
    var errors = new FieldErrors();
    if (client && !form.adult()) {
      errors.add("adult", "practices.accept.adults-only");
    }
    FieldChecks.checkName(errors, "name", form.name(), "practices.your-name-missing");
    FieldChecks.checkUsualName(errors, "usualName", form.usualName());
    if (!form.byMail() && !"none".equals(form.reach())) {
      errors.add("reach", "practices.reach-missing");
    }
    if (form.byMail() && form.address().isEmpty()) {
      errors.add("address", "practices.address-missing");
    }
    FieldChecks.checkAddress(errors, "address", form.address());
    if (form.byMail()) {
      server.validateDeliverable(errors, "address", form.address());
    }
    FieldChecks.checkOutsideName(errors, "outsideName", form.outsideName());
    FieldChecks.checkName(errors, "signInName", form.signInName(), "practices.sign-in-name-missing");
    FieldChecks.checkNewPassword(errors, "password", form.password(), form.name(), form.usualName(), form.signInName());
    return errors;
  }
}
