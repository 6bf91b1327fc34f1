package org.attune.app.theone.web;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.app.layout.Page;
import org.attune.app.practices.Choices;

/** The hours of a day, to choose from. */
public final class Hours {

  private Hours() {}

  public static List<Choices.Choice> of(Page page) {
    return IntStream.range(0, 24).mapToObj(hour -> new Choices.Choice(String.valueOf(hour), page.time(LocalTime.of(hour, 0)))).toList();
  }
}
