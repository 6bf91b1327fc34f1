package org.attune.app.circle.internal;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Ease;
import org.attune.app.circle.HardTime;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The circle, as a part of its person's space. */
@Component
@Order(10)
class CirclePart implements Part {

  private final Circle circle;

  CirclePart(Circle circle) {
    this.circle = circle;
  }

  @Override
  public String name() {
    return "circle";
  }

  @Override
  public String address() {
    return Addresses.CIRCLE;
  }

  @Override
  public SmallStep step() {
    return SmallStep.NOTICE;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return circle.all(viewer).stream().flatMap(CirclePart::entries).toList();
  }

  /** Everybody in it with how it is now; those who are set apart are said to be. */
  @Override
  public List<Entry> views(Viewer.Oneself viewer, SpaceId space) {
    List<Connection> all = circle.all(viewer);
    return all.isEmpty() ? List.of() : List.of(new Entry(UUID.nameUUIDFromBytes(("circle of " + space).getBytes(StandardCharsets.UTF_8)),
        all.stream().flatMap(c -> Stream.concat(Stream.of(c.madeAt()), c.eases().stream().map(Ease::at))).max(Comparator.naturalOrder())
            .orElseThrow(),
        "circle.view", List.of(), all.stream().map(c -> new Entry.Text(c.apart() ? "circle.view.apart" : "circle.view.person",
            Stream.of(c.name(), c.tie(), c.now().map(e -> e.level() + " / " + Ease.MOST).orElse(""), c.now().map(Ease::words).orElse(""))
                .filter(words -> !words.isBlank()).collect(Collectors.joining(" · ")))).toList(), Addresses.CIRCLE));
  }

  private static Stream<Entry> entries(Connection c) {
    String address = Addresses.CIRCLE + "/" + c.id();
    Entry noted = new Entry(c.id().value(), c.madeAt(), "circle.path.noted", List.of(c.name()),
        texts("circle.tie", c.tie()), address);
    Stream<Entry> eases = c.eases().stream().map((Ease e) -> new Entry(e.id(), e.at(), "circle.path.ease",
        List.of(c.name(), String.valueOf(e.level())), texts("circle.ease.words", e.words()), address));
    Stream<Entry> hard = c.hard().stream().map((HardTime h) -> new Entry(h.id(), h.at(), "circle.path.hard." + h.kind().code(),
        List.of(c.name()), texts("circle.hard.words", h.words()), address));
    return Stream.of(Stream.of(noted), eases, hard).flatMap(s -> s);
  }

  private static List<Entry.Text> texts(String label, String words) {
    return words.isBlank() ? List.of() : List.of(new Entry.Text(label, words));
  }
}
