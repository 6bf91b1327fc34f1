package org.attune.app.discomfort.web;

import java.util.List;

/** The questions, and whom of the circle it may have been with. */
public record SignsPage(SignsForm form, List<Person> people) {

  public record Person(String id, String name) {}
}
