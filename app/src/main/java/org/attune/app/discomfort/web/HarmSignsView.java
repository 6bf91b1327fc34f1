package org.attune.app.discomfort.web;

import java.util.List;

/** The questions, and who of the circle it may have been with. */
public record HarmSignsView(HarmSignsForm form, List<ConnectionOption> people) {

  public record ConnectionOption(String id, String name) {}
}
