package org.attune.app.ladder.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladder;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.Step;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ladders, as a section of their writer's space. */
@Component
@Order(30)
class LadderSpaceSection implements SpaceSection {

  private final Ladders ladders;
  private final MessageSource messages;

  LadderSpaceSection(Ladders ladders, MessageSource messages) {
    this.ladders = ladders;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "ladder";
  }

  @Override
  public String address() {
    return PrivateAddresses.LADDER;
  }

  @Override
  public String beginning() {
    return PrivateAddresses.LADDER + "/new";
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return ladders.all(viewer).stream().flatMap(this::entries).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return ladders.findByEntry(viewer, id).stream().flatMap(this::entries).filter(entry -> entry.id().equals(id)).findFirst();
  }

  private Stream<SpaceEntry> entries(Ladder ladder) {
    String address = PrivateAddresses.LADDER + "/" + ladder.id();
    var begun = new SpaceEntry(ladder.id().value(), ladder.madeAt(), sentence("ladder.path.begun", ladder), names(ladder),
        ladder.rungs().stream().map(rung -> new SpaceEntry.LabelledText("ladder.rung", rung.words())).toList(), address);
    return Stream.concat(Stream.of(begun), ladder.steps().stream().map(step -> new SpaceEntry(step.id(), step.at(),
        sentence("ladder.path." + step.kind().code(), ladder), Stream.concat(Stream.of(step.said()), names(ladder).stream()).toList(),
        texts(step.felt()), address)));
  }

  private static String sentence(String key, Ladder ladder) {
    return ladder.name().isEmpty() ? key : key + "-with";
  }

  private static List<String> names(Ladder ladder) {
    return ladder.name().isEmpty() ? List.of() : List.of(ladder.name());
  }

  private List<SpaceEntry.LabelledText> texts(Step.Experience felt) {
    return Stream.of(new SpaceEntry.LabelledText("ladder.before", said(felt.before(), felt.beforeWords())),
        new SpaceEntry.LabelledText("ladder.happened", felt.happened()),
            new SpaceEntry.LabelledText("ladder.after", said(felt.after(), felt.afterWords())))
        .filter(text -> !text.words().isBlank()).toList();
  }

  private String said(@Nullable Integer level, String words) {
    String of = level == null ? "" : messages.getMessage("ladder.of-seven", new Object[] {level}, LocaleContextHolder.getLocale());
    return Stream.of(of, words).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
  }
}
