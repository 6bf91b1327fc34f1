package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sections that all modules contribute, in their order. */
@Component
public class Navigation {

  private final List<NavigationSection> sections;

  Navigation(ObjectProvider<NavigationSection> sections) {
    this.sections = sections.orderedStream().toList();
  }

  /** What is offered to the signed-in person who sent this request; the first is where they begin. */
  public List<NavigationSection> of(HttpServletRequest request) {
    return sections.stream().filter(section -> section.offered().test(request)).toList();
  }
}
