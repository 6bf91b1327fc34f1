package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletRequest;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContexts;
import org.attune.app.preparation.Clients;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All clients of a therapist, or of a covering clinician. A name that is searched for goes into no address. */
@Controller
class ClientsController {

  private final Clients clients;
  private final PageContexts pages;

  ClientsController(Clients clients, PageContexts pages) {
    this.clients = clients;
    this.pages = pages;
  }

  @GetMapping("/clients")
  @Transactional
  String all(Viewer.Member viewer, HttpServletRequest request, Model model) {
    return show(viewer, "", request, model);
  }

  @PostMapping("/clients")
  @Transactional
  String search(Viewer.Member viewer, @RequestParam(defaultValue = "") String name, HttpServletRequest request, Model model) {
    return show(viewer, name, request, model);
  }

  private String show(Viewer.Member viewer, String search, HttpServletRequest request, Model model) {
    if (!viewer.hasRole(Role.THERAPIST) && !viewer.hasRole(Role.COVERING)) {
      throw new NotFound();
    }
    model.addAttribute("clients", new ClientsView(clients.search(viewer, search),
        clients.searchInvited(viewer, search, pages.of(request).zone()), search));
    model.addAttribute("invites", viewer.hasRole(Role.THERAPIST));
    return "preparation/clients";
  }
}
