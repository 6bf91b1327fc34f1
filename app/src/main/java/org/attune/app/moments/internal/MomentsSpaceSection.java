package org.attune.app.moments.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentChoice;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moments with oneself, as a section of a person's space. */
@Component
@Order(40)
class MomentsSpaceSection implements SpaceSection {

  private final Moments moments;
  private final MessageSource messages;

  MomentsSpaceSection(Moments moments, MessageSource messages) {
    this.moments = moments;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "moments";
  }

  @Override
  public String address() {
    return PrivateAddresses.MOMENTS;
  }

  @Override
  public String beginning() {
    return PrivateAddresses.MOMENTS + "/new";
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(this::entry).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return moments.find(viewer, new MomentId(id)).map(this::entry);
  }

  private SpaceEntry entry(Moment moment) {
    Moment.Content said = moment.words();
    return new SpaceEntry(moment.id().value(), moment.at(), "moments.path.kept", List.of(),
        Stream.of(text("moments.feel", said.feelings(), said.feeling()), text("moments.body", said.places(), said.body()),
            text("moments.need", said.needs(), said.need()), text("moments.kind", List.of(), said.kind()))
            .filter(text -> !text.words().isEmpty()).toList(),
        PrivateAddresses.MOMENTS + "/" + moment.id());
  }

  /** What was chosen, as it is called on the page, and what was written. */
  private SpaceEntry.LabelledText text(String label, List<? extends MomentChoice> chosen, String written) {
    String called = chosen.stream().map(one -> messages.getMessage(one.message(), null, LocaleContextHolder.getLocale()))
        .collect(Collectors.joining(", "));
    return new SpaceEntry.LabelledText(label, Stream.of(called, written).filter(words -> !words.isBlank()).collect(Collectors.joining("\n")));
  }
}
