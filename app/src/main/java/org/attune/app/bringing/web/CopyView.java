package org.attune.app.bringing.web;

import java.util.List;
import org.attune.app.bringing.Copy;
import org.attune.app.layout.Page;

/** A copy in words. */
public record CopyView(String sentence, List<Text> texts) {

  public record Text(String label, String words) {}

  public static CopyView of(Copy copy, Page page) {
    return new CopyView(page.t(copy.sentence(), copy.arguments().toArray()), copy.texts().stream()
        .map(text -> new Text(page.t(text.label()), text.words())).toList());
  }
}
