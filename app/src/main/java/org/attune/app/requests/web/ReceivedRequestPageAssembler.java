package org.attune.app.requests.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.requests.AnswerPromises;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.ReceivedRequest;
import org.attune.app.requests.ReceivedRequests;
import org.attune.app.requests.RequestEvent;
import org.attune.app.requests.RequestSummary;
import org.attune.app.requests.RequestState;
import org.springframework.stereotype.Component;

/** Puts requests into words for those who answer them. */
@Component
class ReceivedRequestPageAssembler {

  private final ReceivedRequests requests;
  private final AnswerPromises promises;
  private final People people;
  private final Practices practices;

  ReceivedRequestPageAssembler(ReceivedRequests requests, AnswerPromises promises, People people, Practices practices) {
    this.requests = requests;
    this.promises = promises;
    this.people = people;
    this.practices = practices;
  }

  ZoneId zone(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElse(ZoneOffset.UTC);
  }

  ReceivedRequestsView all(Viewer.Member viewer, String workingDays, PageContext page) {
    List<RequestSummary> all = requests.all(viewer);
    var promise = promises.of(new Viewer.Job(viewer.practice()));
    return new ReceivedRequestsView(
        lines(viewer, page, all.stream().filter(is -> isAnsweredBy(viewer, is) && is.state().awaitsAnswer()).toList()),
        lines(viewer, page, all.stream().filter(is -> viewer.person().equals(is.answerer().person()) && isArranged(is)).toList()),
        lines(viewer, page, all.stream().filter(is -> viewer.person().equals(is.answerer().person()) && is.state().isOver()).toList()),
        lines(viewer, page, all.stream().filter(is -> !is.state().isOver() && !isAnsweredBy(viewer, is)).toList()),
        viewer.hasRole(Role.MANAGER), promise, workingDays.isEmpty() ? String.valueOf(promise.workingDays()) : workingDays,
        all.stream().anyMatch(is -> is.answerer().late() && viewer.person().equals(is.answerer().person())) && requests.canPause(viewer));
  }

  private static boolean isAnsweredBy(Viewer.Member viewer, RequestSummary is) {
    return viewer.person().equals(is.answerer().person()) || viewer.hasRole(Role.MANAGER) && is.isWithManager();
  }

  private static boolean isArranged(RequestSummary is) {
    return is.state() == RequestState.OFFERED || is.state() == RequestState.BOOKED || is.state() == RequestState.PASSED_ON;
  }

  private List<ReceivedRequestsView.Line> lines(Viewer.Member viewer, PageContext page, List<RequestSummary> standings) {
    Set<FirstTalkRequestId> overlapping = requests.overlappingSessions(viewer);
    return standings.stream().map(is -> new ReceivedRequestsView.Line(is.id().toString(), who(viewer, is, page),
        overlapping.contains(is.id()) ? page.t("requests.staff.state.overlaps", state(viewer, is, page)) : state(viewer, is, page),
        due(is, zone(viewer), page), is.answerer().late())).toList();
  }

  private String who(Viewer.Member viewer, RequestSummary is, PageContext page) {
    Optional<EnquirerDetails> known = is.answerer().answered() && viewer.person().equals(is.answerer().person())
        ? Optional.ofNullable(requests.get(viewer, is.id()).details()) : Optional.empty();
    Instant asked = is.trail().isEmpty() ? is.changedAt() : is.trail().getFirst().at();
    return known.map(EnquirerDetails::name)
        .orElseGet(() -> page.t("requests.staff.asked-on", page.onRelativeDay(asked.atZone(zone(viewer)))));
  }

  private String state(Viewer.Member viewer, RequestSummary is, PageContext page) {
    String state = is.bookedTime().map(time -> page.moment(time.start().atZone(zone(viewer))))
        .orElseGet(() -> page.t("requests.staff.state." + is.state().code()));
    return viewer.person().equals(is.answerer().person()) ? state
        : page.t("requests.staff.state-of", name(viewer, is.answerer().therapist()), page.t("requests.staff.state." + is.state().code()));
  }

  private static String due(RequestSummary is, ZoneId zone, PageContext page) {
    Instant due = is.answerer().dueAt();
    return !is.state().awaitsAnswer() || due == null ? "" : page.t("requests.staff.due", FirstTalkController.lastDay(page, due, zone));
  }

  ReceivedRequestView one(Viewer.Member viewer, FirstTalkRequestId id, PageContext page) {
    ReceivedRequest request = requests.get(viewer, id);
    RequestSummary is = request.standing();
    boolean own = viewer.person().equals(is.answerer().person());
    boolean asManager = viewer.hasRole(Role.MANAGER) && is.isWithManager();
    boolean answered = is.answerer().answered();
    var may = new ReceivedRequestView.Rights(own && is.state() == RequestState.ASKED,
        own && (is.state() == RequestState.READ || is.state() == RequestState.OFFERED),
        is.state().awaitsAnswer() && !answered && (own && is.state() == RequestState.READ || asManager),
        own && answered && !is.state().isOver(), own && requests.canBeginCourse(viewer, is));
    ZoneId zone = zone(viewer);
    return new ReceivedRequestView(request, new ReceivedRequestView.Headings(about(viewer, is, page), news(viewer, request, page),
            requests.overlappingSessions(viewer).contains(id) ? page.t("requests.staff.overlaps") : ""),
        due(is, zone, page), trail(viewer, is, zone, page), may.offer() ? free(viewer, zone, page) : List.of(),
        is.bookedTime().map(List::of).orElse(is.times()).stream().map(time -> time(time, zone, page)).toList(),
        may.decline() || may.stepBack() ? requests.colleagues(viewer, id) : List.of(), may);
  }

  private List<ReceivedRequestView.Time> free(Viewer.Member viewer, ZoneId zone, PageContext page) {
    return requests.freeTimes(viewer).stream().map(time -> new ReceivedRequestView.Time(time.code(), page.t("requests.staff.time-at",
        page.moment(time.start().atZone(zone)), page.t("requests.minutes", time.length().toMinutes()),
        page.t(time.online() ? "requests.online" : "requests.in-person")))).toList();
  }

  private String about(Viewer.Member viewer, RequestSummary is, PageContext page) {
    Instant asked = is.trail().isEmpty() ? is.changedAt() : is.trail().getFirst().at();
    return page.t("requests.staff.to", name(viewer, is.answerer().therapist()), page.dayFromNow(asked.atZone(zone(viewer))));
  }

  private String news(Viewer.Member viewer, ReceivedRequest request, PageContext page) {
    RequestSummary is = request.standing();
    EnquirerDetails details = request.details();
    if (is.state() != RequestState.BOOKED) {
      return page.t("requests.staff.news." + is.state().code());
    }
    return details == null ? page.t("requests.staff.news.booked-by-somebody")
        : page.t("requests.staff.news.booked", details.name(), page.moment(is.bookedTime().orElseThrow().start().atZone(zone(viewer))));
  }

  private List<EnquirerPageView.TrailStep> trail(Viewer.Member viewer, RequestSummary is, ZoneId zone, PageContext page) {
    return is.trail().stream().map(event -> new EnquirerPageView.TrailStep(step(viewer, event, page),
        page.momentFromNow(event.at().atZone(zone)))).toList();
  }

  private String step(Viewer.Member viewer, RequestEvent event, PageContext page) {
    PersonId person = event.person();
    return page.t("requests.staff.trail." + event.kind().code(), person == null ? "" : name(viewer, person));
  }

  private static String time(OfferedTime time, ZoneId zone, PageContext page) {
    return page.t("requests.staff.time-at", page.moment(time.start().atZone(zone)), page.t("requests.minutes", time.length().toMinutes()),
        page.t(time.online() ? "requests.online" : "requests.in-person"));
  }

  private String name(Viewer.Member viewer, PersonId person) {
    return people.find(viewer, person).map(p -> p.personName().shortForm()).orElse("");
  }
}
