package org.attune.app.letters.web;

import java.util.List;

/** All letters. */
public record LettersPage(List<Line> letters) {

  public record Line(String address, String sentence, String date) {}
}
