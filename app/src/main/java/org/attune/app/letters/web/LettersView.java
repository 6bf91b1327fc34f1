package org.attune.app.letters.web;

import java.util.List;

/** All letters. */
public record LettersView(List<LetterItem> letters) {

  public record LetterItem(String address, String sentence, String date) {}
}
