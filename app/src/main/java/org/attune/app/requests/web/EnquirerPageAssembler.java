package org.attune.app.requests.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.RequestEvent;
import org.attune.app.requests.RequestMessage;
import org.attune.app.requests.RequestSummary;
import org.attune.app.requests.RequestState;
import org.attune.app.requests.RequestDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words how far a request has come: who has it, what they said, what comes next and by when. */
@Component
class EnquirerPageAssembler {

  private final People people;
  private final Practices practices;
  private final PublicProfiles profiles;
  private final Clock clock;

  EnquirerPageAssembler(People people, Practices practices, PublicProfiles profiles, Clock clock) {
    this.people = people;
    this.practices = practices;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** @param free the times that a booked one could be moved to */
  EnquirerPageView of(RequestDetails status, List<OfferedTimeInput> free, String path, PageContext page) {
    return new Wording(status, page).view(free, path);
  }

  private final class Wording {
    private final RequestDetails status;
    private final RequestSummary standing;
    private final PageContext page;
    private final Viewer.Job job;
    private final ZoneId zone;
    private final String called;

    Wording(RequestDetails status, PageContext page) {
      this.status = status;
      this.standing = status.standing();
      this.page = page;
      this.job = new Viewer.Job(standing.practice());
      this.zone = practices.find(job, standing.practice()).map(Practice::timeZone).orElse(ZoneOffset.UTC);
      this.called = name(standing.answerer().therapist());
    }

    EnquirerPageView view(List<OfferedTimeInput> free, String path) {
      return new EnquirerPageView(path, status, new EnquirerPageView.Headings(about(), news(), called), next(), line(),
          new EnquirerPageView.Times(standing.state() == RequestState.OFFERED ? standing.times().stream().map(this::time).toList()
              : free.stream().map(time -> time(time.code(), time.start(), time.online())).toList(), booked()),
          colleague(), trail());
    }

    private String about() {
      String full = people.find(job, standing.answerer().therapist()).map(person -> person.personName().full()).orElse("");
      return page.t(standing.state() == RequestState.BOOKED ? "requests.status.talk-with" : "requests.status.request-to", full);
    }

    private String news() {
      RequestEvent.Kind last = standing.trail().isEmpty() ? RequestEvent.Kind.ASKED : standing.trail().getLast().kind();
      return switch (standing.state()) {
        case UNCONFIRMED -> page.t("requests.status.unconfirmed", called);
        case ASKED, READ -> standing.answerer().late() ? page.t("requests.status.late", called)
            : standing.answerer().person() == null ? page.t("requests.status.with-manager", called)
            : last == RequestEvent.Kind.AWAY ? page.t("requests.status.away", called)
            : last == RequestEvent.Kind.OTHERS_WANTED ? page.t("requests.status.others-wanted", called)
            : page.t(standing.state() == RequestState.ASKED ? "requests.status.asked" : "requests.status.read", called);
        case OFFERED -> page.t("requests.status.offered" + week(), called);
        case BOOKED -> standing.bookedTime().map(time -> page.moment(time.start().atZone(zone))).orElse("");
        case PASSED_ON -> page.t("requests.status.passed-on", lastBy());
        case DECLINED -> last == RequestEvent.Kind.UNANSWERED ? page.t("requests.status.unanswered")
            : page.t("requests.status.declined", called);
        case WITHDRAWN -> page.t("requests.status.withdrawn");
        case CANCELLED -> page.t("requests.status.cancelled");
        case COURSE -> page.t("requests.status.course", called);
      };
    }

    /** In which week the first of the times is, where that is this one or the next. */
    private String week() {
      LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
      return standing.times().stream().min(Comparator.comparing(OfferedTime::start))
          .map(time -> LocalDate.ofInstant(time.start(), zone))
          .map(day -> week(day) == week(today) ? "-this-week" : week(day) == week(today.plusWeeks(1)) ? "-next-week" : "").orElse("");
    }

    private static int week(LocalDate day) {
      return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private String lastBy() {
      return status.lines().isEmpty() ? called : by(status.lines().getLast());
    }

    private String by(RequestMessage line) {
      PersonId by = line.by();
      return by == null || !by.equals(standing.answerer().therapist()) ? page.t("requests.status.practice") : name(by);
    }

    private String next() {
      Instant due = standing.answerer().dueAt();
      if (!standing.state().awaitsAnswer() || due == null) {
        return "";
      }
      String day = FirstTalkController.lastDay(page, due, zone);
      return standing.isWithManager() ? page.t("requests.status.next-manager", day) : page.t("requests.status.next", called, day);
    }

    private EnquirerPageView.@Nullable AnswerView line() {
      if (status.lines().isEmpty()) {
        return null;
      }
      RequestMessage line = status.lines().getLast();
      return new EnquirerPageView.AnswerView(line.words(), by(line), page.momentFromNow(line.at().atZone(zone)));
    }

    private EnquirerPageView.TimeView time(OfferedTime time) {
      return time(time.id().toString(), time.start(), time.online());
    }

    private EnquirerPageView.TimeView time(String value, Instant start, boolean online) {
      ZonedDateTime local = start.atZone(zone);
      return new EnquirerPageView.TimeView(value, page.day(local.toLocalDate()), page.time(local.toLocalTime()), where(online));
    }

    private String where(boolean online) {
      String town = online ? "" : profile(standing.answerer().therapist()).map(p -> p.content().practicalities().place().town())
          .orElse("");
      return online ? page.t("requests.online") : town.isEmpty() ? page.t("requests.in-person") : page.t("requests.in-town", town);
    }

    private EnquirerPageView.@Nullable BookedView booked() {
      return standing.state() != RequestState.BOOKED ? null : standing.bookedTime().map(time ->
          new EnquirerPageView.BookedView(where(time.online()), page.t("requests.minutes", time.length().toMinutes()))).orElse(null);
    }

    private @Nullable PublicProfile colleague() {
      PersonId colleague = standing.answerer().colleague();
      return standing.state() == RequestState.PASSED_ON && colleague != null ? profile(colleague).orElse(null) : null;
    }

    private Optional<PublicProfile> profile(PersonId therapist) {
      return profiles.all(new Viewer.Visitor()).stream()
          .filter(profile -> profile.therapist().equals(therapist) && profile.practice().equals(standing.practice())).findFirst();
    }

    private List<EnquirerPageView.TrailStep> trail() {
      var steps = new ArrayList<EnquirerPageView.TrailStep>();
      for (RequestEvent event : standing.trail()) {
        PersonId person = event.person();
        steps.add(new EnquirerPageView.TrailStep(page.t("requests.trail." + event.kind().code(), person == null ? "" : name(person)),
            page.momentFromNow(event.at().atZone(zone))));
      }
      return steps;
    }

    private String name(PersonId person) {
      return people.find(job, person).map(p -> p.personName().shortForm()).orElse("");
    }
  }
}
