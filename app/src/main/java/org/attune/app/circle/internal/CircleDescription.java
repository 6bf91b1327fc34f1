package org.attune.app.circle.internal;

import java.text.ListFormat;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Ease;
import org.attune.app.layout.PageContext;

/**
 * The circle in words.
 *
 * @param summary who is nearest, and who went nearer or further since the time before
 * @param whole   all that the picture shows, for those who don't see it
 */
public record CircleDescription(String summary, String whole) {

  public static CircleDescription of(List<Connection> circle, PageContext page) {
    List<Connection> inside = circle.stream().filter(person -> !person.setApart()).toList();
    List<Connection> placed = inside.stream().filter(person -> person.currentEase().isPresent())
        .sorted(Comparator.comparing((Connection person) -> level(person)).reversed()).toList();
    int nearest = placed.isEmpty() ? 0 : level(placed.getFirst());
    String further = named(page, "circle.words.further", placed, person -> person.easeChange() < 0);
    return new CircleDescription(
        sentences(named(page, "circle.words.nearest", placed, person -> level(person) == nearest),
            named(page, "circle.words.nearer", placed, person -> person.easeChange() > 0 && level(person) < nearest), further,
            placed.isEmpty() ? named(page, "circle.words.unplaced", inside, person -> true) : ""),
        sentences(placed.isEmpty() ? "" : page.t("circle.words.outward", String.join(", ", placed.stream().map(Connection::name).toList())),
            named(page, "circle.words.nearer", placed, person -> person.easeChange() > 0), further, named(page, "circle.words.apart", circle, Connection::setApart)));
  }

  private static int level(Connection person) {
    return person.currentEase().map(Ease::level).orElse(0);
  }

  /** A sentence about some of them, or nothing where it is about nobody. */
  private static String named(PageContext page, String message, List<Connection> people, Predicate<Connection> which) {
    List<String> names = people.stream().filter(which).map(Connection::name).toList();
    return names.isEmpty() ? ""
        : page.t(message, ListFormat.getInstance(page.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(names), names.size());
  }

  private static String sentences(String... all) {
    return Stream.of(all).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
  }
}
