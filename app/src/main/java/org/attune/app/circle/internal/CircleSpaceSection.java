package org.attune.app.circle.internal;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Ease;
import org.attune.app.circle.HardTime;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceDiagram;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The circle, as a section of its person's space. */
@Component
@Order(10)
class CircleSpaceSection implements SpaceSection {

  private final Circle circle;

  CircleSpaceSection(Circle circle) {
    this.circle = circle;
  }

  @Override
  public String name() {
    return "circle";
  }

  @Override
  public String address() {
    return PrivateAddresses.CIRCLE;
  }

  @Override
  public String beginning() {
    return PrivateAddresses.CIRCLE + "/new";
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return circle.all(viewer).stream().flatMap(CircleSpaceSection::entries).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return id.equals(viewId(space)) ? views(viewer, space).stream().findFirst()
        : circle.findByEntry(viewer, id).stream().flatMap(CircleSpaceSection::entries).filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Everybody in it with how it is now; those who are set apart are said to be. */
  @Override
  public List<SpaceEntry> views(Viewer.Oneself viewer, SpaceId space) {
    List<Connection> all = circle.all(viewer);
    return all.isEmpty() ? List.of() : List.of(new SpaceEntry(viewId(space),
        all.stream().flatMap(c -> Stream.concat(Stream.of(c.madeAt()),
            c.easeHistory().stream().map(Ease::at))).max(Comparator.naturalOrder())
            .orElseThrow(),
        "circle.view", List.of(), all.stream().map(c -> new SpaceEntry.LabelledText(c.setApart() ? "circle.view.apart" : "circle.view.person",
            Stream.of(c.name(), c.relationship(), c.currentEase().map(e -> e.level() + " / " + Ease.MAX).orElse(""),
                c.currentEase().map(Ease::words).orElse(""))
                .filter(words -> !words.isBlank()).collect(Collectors.joining(" · ")))).toList(), PrivateAddresses.CIRCLE));
  }

  /** Everybody who was placed, and who is nearest and who went further away in words. */
  @Override
  public Optional<SpaceDiagram> picture(Viewer.Oneself viewer, PageContext page) {
    List<Connection> all = circle.all(viewer);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    CircleDescription words = CircleDescription.of(all, page);
    return Optional.of(new SpaceDiagram(page.t("circle.part"), words.summary(), words.whole(), address(), CircleDiagram.of(all).dots().stream()
        .map(dot -> new SpaceDiagram.Dot(dot.toTheRight(), dot.below(), dot.setApart())).toList()));
  }

  private static UUID viewId(SpaceId space) {
    return UUID.nameUUIDFromBytes(("circle of " + space).getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<SpaceEntry> entries(Connection c) {
    String address = PrivateAddresses.CIRCLE + "/" + c.id();
    SpaceEntry noted = new SpaceEntry(c.id().value(), c.madeAt(), "circle.path.noted", List.of(c.name()),
        texts("circle.tie", c.relationship()), address);
    Stream<SpaceEntry> eases = c.easeHistory().stream().map((Ease e) -> new SpaceEntry(e.id(), e.at(), "circle.path.ease",
        List.of(c.name(), String.valueOf(e.level())), texts("circle.ease.words", e.words()), address));
    Stream<SpaceEntry> hard = c.hardTimes().stream().map((HardTime h) -> new SpaceEntry(h.id(), h.at(),
        "circle.path.hard." + h.kind().code(),
        List.of(c.name()), texts("circle.hard.words", h.words()), address));
    return Stream.of(Stream.of(noted), eases, hard).flatMap(s -> s);
  }

  private static List<SpaceEntry.LabelledText> texts(String label, String words) {
    return words.isBlank() ? List.of() : List.of(new SpaceEntry.LabelledText(label, words));
  }
}
