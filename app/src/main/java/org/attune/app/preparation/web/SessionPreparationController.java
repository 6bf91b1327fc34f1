package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.alliance.web.MeasureSummary;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntry;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidEntry;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.measures.Measure;
import org.attune.app.measures.MeasureScore;
import org.attune.app.measures.MeasureScores;
import org.attune.app.preparation.AgendaItem;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.preparation.Caseload;
import org.attune.app.preparation.ClientCard;
import org.attune.app.preparation.ClientCards;
import org.attune.app.preparation.DaySchedule;
import org.attune.app.preparation.DaySchedules;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page before a session. Where the therapist has not rated the last one, what the client said of it waits until they
 * have, or ask for it; a signal and words never wait.
 */
@Controller
class SessionPreparationController {

  private final Courses courses;
  private final Handovers handovers;
  private final AllianceHistories histories;
  private final Repairs repairs;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final ClientCards cards;
  private final AgendaItems agenda;
  private final DaySchedules daySchedules;
  private final DayListCookie dayList;
  private final MeasureScores scores;
  private final EntrySharing bringing;
  private final ObjectProvider<CoursePrompts> questions;
  private final AccessLog looks;
  private final FieldEncryption encryption;
  private final Queries queries;
  private final PageContexts pages;

  SessionPreparationController(Courses courses, Handovers handovers, AllianceHistories histories, Repairs repairs, CheckIns checkIns,
      Unsaid unsaid, ClientCards cards,
                   AgendaItems agenda, DaySchedules daySchedules, DayListCookie dayList, MeasureScores scores,
                   EntrySharing bringing, ObjectProvider<CoursePrompts> questions, AccessLog looks, FieldEncryption encryption, Queries queries, PageContexts pages) {
    this.courses = courses;
    this.handovers = handovers;
    this.histories = histories;
    this.repairs = repairs;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.cards = cards;
    this.agenda = agenda;
    this.daySchedules = daySchedules;
    this.dayList = dayList;
    this.scores = scores;
    this.bringing = bringing;
    this.questions = questions;
    this.looks = looks;
    this.encryption = encryption;
    this.queries = queries;
    this.pages = pages;
  }

  @GetMapping("/courses/{id}")
  @Transactional
  String before(Viewer.Member viewer, @PathVariable CourseId id, @RequestParam(defaultValue = "false") boolean show,
                HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    List<Course> kept = courses.ofTherapist(viewer).stream().filter(c -> c.isOpen() || c.id().equals(id)).toList();
    Course course = kept.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    var batch = new QueryBatch();
    List<Function<List<Session>, Optional<CoursePrompt>>> questioned = questions.orderedStream().map(asks -> asks.ofTherapist(viewer, course, batch)).toList();
    Asked asked = ask(viewer, course, kept, show, dayList.isShown(request), page, batch);
    Handovers.HandedOverRights passedOn = asked.passedOn.get().filter(p -> !p.rights().isEmpty()).orElse(null);
    if (passedOn != null && passedOn.rights().contains(Right.CARD)) {
      looks.record(viewer, passedOn.earlier(), AccessedRecord.CARD);
    }
    model.addAttribute("before", before(viewer, course, asked, passedOn, page));
    model.addAttribute("questions", questioned.stream()
        .flatMap(question -> question.apply(asked.alliance.history.get().history().sessions()).stream()).toList());
    return "preparation/session-preparation";
  }

  /** What the page is made of, in one round trip, with the access log entry. */
  private Asked ask(Viewer.Member viewer, Course course, List<Course> kept, boolean show, boolean withDay, PageContext page,
      QueryBatch batch) {
    CourseId id = course.id();
    PersonId client = course.client();
    looks.record(viewer, id, AccessedRecord.BEFORE_SESSION, batch);
    encryption.ask(viewer, new KeyOwner.OfPerson(client), batch);
    Supplier<Caseload> day = daySchedules.caseload(viewer, kept, page.zone(), batch);
    var asked = new Asked(
        new AskedAlliance(day, histories.readByTherapist(viewer, course, () -> day.get().signalsAndRepairs(), show, batch), scores.byMeasure(viewer, id, batch)),
        withDay ? daySchedules.scheduleOf(viewer, kept, day, batch) : null, handovers.handedOverTo(viewer, id, batch),
        unsaid.disclosed(viewer, id, batch), cards.of(viewer, id, client, batch), agenda.of(viewer, id, client, batch),
        bringing.ofCourse(viewer, id, batch));
    queries.run(batch);
    return asked;
  }

  private record Asked(AskedAlliance alliance, @Nullable Supplier<DaySchedule> today,
      Supplier<Optional<Handovers.HandedOverRights>> passedOn, Supplier<Unsaid.Disclosure> told, Supplier<ClientCard> card,
      Supplier<List<AgendaItem>> wishes, Supplier<List<SharedEntry>> brought) {}

  private record AskedAlliance(Supplier<Caseload> caseload, Supplier<AllianceHistories.TherapistHistory> history,
      Supplier<Map<Measure, List<MeasureScore>>> scores) {}

  private SessionPreparationView before(Viewer.Member viewer, Course course, Asked asked,
      Handovers.@Nullable HandedOverRights passedOn, PageContext page) {
    Caseload caseload = asked.alliance.caseload.get();
    AllianceHistories.TherapistHistory seen = asked.alliance.history.get();
    // what was new until now is not any more
    DaySchedule today = asked.today == null ? null : seen.isNew() ? daySchedules.scheduleOf(viewer, caseload) : asked.today.get();
    PersonName client = caseload.client(course.client()).map(Person::personName).orElseThrow(NotFound::new);
    AllianceHistory history = seen.history();
    Optional<Signal> telling = seen.currentSignal();
    Session next = history.next();
    List<Signal> told = telling.map(t -> Stream.concat(Stream.of(t), history.continuedBy(t).stream()).toList())
        .orElse(List.of());
    List<Signal> otherOpen = history.withoutContinued(history.unansweredSignals().stream().filter(s -> !told.contains(s)).toList());
    List<Repair> openRepairs = history.openRepairs().stream()
        .filter(r -> !r.isUndiscussedStartOf(course))
        .filter(r -> Stream.concat(telling.stream(), otherOpen.stream()).noneMatch(s -> s.id().equals(r.occasion().signal()))).toList();
    Unsaid.Disclosure beside = asked.told.get();
    Optional<Session> lastHeld = history.lastHeldSession();
    int lastNumber = lastHeld.map(Session::number).orElse(0);
    List<SessionPreparationView.UnsaidText> heard = beside.readable().stream().map(l -> heard(history, l)).toList();
    var sessionFacts = new SessionPreparationView.SessionFacts(
        next == null ? null : next.plannedAt().atZone(caseload.zone()), next,
        (int) history.sessions().stream().filter(Session::isHeld).count(),
        (int) history.sessions().stream().filter(s -> s.state() == Session.State.MISSED).count(), seen.toRate(), lastHeld.orElse(null),
        seen.toRate() == null && lastHeld.map(Session::id).filter(l -> !history.clientCheckIns().containsKey(l)
            && checkIns.responseStatus(viewer, l) == ResponseStatus.NO_WORDS).isPresent());
    return new SessionPreparationView(client, today, sessionFacts,
        new SessionPreparationView.AllianceSection(history, AllianceText.forTherapist(page, history, client.shortForm(), caseload.zone()),
            MeasureSummary.of(page, history, asked.alliance.scores.get(), caseload.zone())),
        new SessionPreparationView.RepairSection(telling.orElse(null), history.reopenableSignal().orElse(null), begun(viewer, history),
            otherOpen, openRepairs),
        new SessionPreparationView.UnsaidSection(heard.stream().filter(h -> h.session() >= lastNumber).toList(),
            heard.stream().filter(h -> h.session() < lastNumber).toList(), beside.sealedCount()),
        new SessionPreparationView.AgendaSection(asked.wishes.get(),
            asked.brought.get().stream().map(b -> page.t(b.copy().sentence(), b.copy().arguments().toArray())).toList(), passedOn),
        asked.card.get());
  }

  private List<SessionPreparationView.ClientStartedRepair> begun(Viewer.Member viewer, AllianceHistory history) {
    List<Repair> begun = history.openRepairs().stream().filter(r -> r.isUndiscussedStartOf(history.course())).toList();
    var said = begun.isEmpty() ? Map.<RepairId, Map<Chair, String>>of() : repairs.wordsByChair(viewer, history.course().id());
    return begun.stream()
        .map(r -> new SessionPreparationView.ClientStartedRepair(r, said.getOrDefault(r.id(), Map.of()).get(Chair.CLIENT))).toList();
  }

  private static SessionPreparationView.UnsaidText heard(AllianceHistory history, UnsaidEntry line) {
    return new SessionPreparationView.UnsaidText(line.words(), history.findSession(line.session()).map(Session::number).orElse(0),
        line.openedAt() != null);
  }
}
