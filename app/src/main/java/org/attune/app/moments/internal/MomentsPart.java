package org.attune.app.moments.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.moments.Chosen;
import org.attune.app.moments.Moment;
import org.attune.app.moments.Moments;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moments with oneself, as a part of a person's space. */
@Component
@Order(40)
class MomentsPart implements Part {

  private final Moments moments;
  private final MessageSource messages;

  MomentsPart(Moments moments, MessageSource messages) {
    this.moments = moments;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "moments";
  }

  @Override
  public String address() {
    return Addresses.MOMENTS;
  }

  @Override
  public SmallStep step() {
    return SmallStep.ONESELF;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(this::entry).toList();
  }

  private Entry entry(Moment moment) {
    Moment.Words said = moment.words();
    return new Entry(moment.id().value(), moment.at(), "moments.path.kept", List.of(),
        Stream.of(text("moments.feel", said.feelings(), said.feeling()), text("moments.body", said.places(), said.body()),
            text("moments.need", said.needs(), said.need()), text("moments.kind", List.of(), said.kind()))
            .filter(text -> !text.words().isEmpty()).toList(),
        Addresses.MOMENTS + "/" + moment.id());
  }

  /** What was chosen, as it is called on the page, and what was written. */
  private Entry.Text text(String label, List<? extends Chosen> chosen, String written) {
    String called = chosen.stream().map(one -> messages.getMessage(one.message(), null, LocaleContextHolder.getLocale()))
        .collect(Collectors.joining(", "));
    return new Entry.Text(label, Stream.of(called, written).filter(words -> !words.isBlank()).collect(Collectors.joining("\n")));
  }
}
