package org.attune.app.preparation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.web.BondWords;
import org.attune.app.alliance.Bonds;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.web.ScoreWords;
import org.attune.app.alliance.Signal;
import org.attune.app.bringing.Bringing;
import org.attune.app.bringing.Brought;
import org.attune.app.checkins.Answer;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Measure;
import org.attune.app.checkins.NamedScore;
import org.attune.app.checkins.Scores;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidWords;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.KeyOwner;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.preparation.Card;
import org.attune.app.preparation.Cards;
import org.attune.app.preparation.Days;
import org.attune.app.preparation.Kept;
import org.attune.app.preparation.Today;
import org.attune.app.preparation.Wish;
import org.attune.app.preparation.Wishes;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sharing.Looked;
import org.attune.app.sharing.Looks;
import org.jspecify.annotations.Nullable;
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
class BeforeController {

  private final Courses courses;
  private final Handovers handovers;
  private final Bonds bonds;
  private final Repairs repairs;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final Cards cards;
  private final Wishes wishes;
  private final Days days;
  private final DayList dayList;
  private final Scores scores;
  private final Bringing bringing;
  private final Looks looks;
  private final Words words;
  private final Queries queries;
  private final Pages pages;

  BeforeController(Courses courses, Handovers handovers, Bonds bonds, Repairs repairs, CheckIns checkIns, Unsaid unsaid, Cards cards,
                   Wishes wishes, Days days, DayList dayList, Scores scores,
                   Bringing bringing, Looks looks, Words words, Queries queries, Pages pages) {
    this.courses = courses;
    this.handovers = handovers;
    this.bonds = bonds;
    this.repairs = repairs;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.cards = cards;
    this.wishes = wishes;
    this.days = days;
    this.dayList = dayList;
    this.scores = scores;
    this.bringing = bringing;
    this.looks = looks;
    this.words = words;
    this.queries = queries;
    this.pages = pages;
  }

  @GetMapping("/courses/{id}")
  @Transactional
  String before(Viewer.Member viewer, @PathVariable CourseId id, @RequestParam(defaultValue = "false") boolean show,
                HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    List<Course> kept = courses.ofTherapist(viewer).stream().filter(c -> c.isOpen() || c.id().equals(id)).toList();
    Course course = kept.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    Asked asked = ask(viewer, course, kept, show, dayList.isShown(request), page);
    Handovers.PassedOn passedOn = asked.passedOn.get().filter(p -> !p.rights().isEmpty()).orElse(null);
    if (passedOn != null && passedOn.rights().contains(Right.CARD)) {
      looks.record(viewer, passedOn.earlier(), Looked.CARD);
    }
    model.addAttribute("before", before(viewer, course, asked, passedOn, page));
    return "preparation/before";
  }

  /** What the page is made of, in one round trip, with the look at it. */
  private Asked ask(Viewer.Member viewer, Course course, List<Course> kept, boolean show, boolean withDay, Page page) {
    CourseId id = course.id();
    PersonId client = course.client();
    var batch = new QueryBatch();
    looks.record(viewer, id, Looked.BEFORE_SESSION, batch);
    words.ask(viewer, new KeyOwner.OfPerson(client), batch);
    Supplier<Kept> day = days.kept(viewer, kept, List.of(id), page.zone(), batch);
    var asked = new Asked(day, bonds.seenBy(viewer, course, () -> day.get().sessions(id), () -> day.get().noticed(), show, batch),
        withDay ? days.today(viewer, day, batch) : null, handovers.passedOnTo(viewer, id, batch), unsaid.told(viewer, id, batch),
        cards.of(viewer, id, client, batch), wishes.of(viewer, id, client, batch), scores.byMeasure(viewer, id, batch),
        bringing.of(viewer, id, batch));
    queries.run(batch);
    return asked;
  }

  private record Asked(Supplier<Kept> kept, Supplier<Bonds.Seen> seen, @Nullable Supplier<Today> today,
                       Supplier<Optional<Handovers.PassedOn>> passedOn, Supplier<Unsaid.Told> told, Supplier<Card> card,
                       Supplier<List<Wish>> wishes, Supplier<Map<Measure, List<NamedScore>>> scores,
                       Supplier<List<Brought>> brought) {}

  private BeforePage before(Viewer.Member viewer, Course course, Asked asked, Handovers.@Nullable PassedOn passedOn, Page page) {
    Kept kept = asked.kept.get();
    Bonds.Seen seen = asked.seen.get();
    // what was new until now is not any more
    Today today = asked.today == null ? null : seen.isNew() ? days.today(viewer, kept) : asked.today.get();
    String client = kept.name(course.client()).orElseThrow(NotFound::new);
    Bond bond = seen.bond();
    Optional<Signal> telling = seen.telling();
    Session next = bond.next();
    List<Signal> told = telling.map(t -> Stream.concat(Stream.of(t), bond.continuedBy(t).stream()).toList())
        .orElse(List.of());
    List<Signal> otherOpen = bond.heads(bond.unansweredSignals().stream().filter(s -> !told.contains(s)).toList());
    List<Repair> openRepairs = bond.openRepairs().stream()
        .filter(r -> !r.isUnansweredOf(course))
        .filter(r -> Stream.concat(telling.stream(), otherOpen.stream()).noneMatch(s -> s.id().equals(r.signal()))).toList();
    Unsaid.Told beside = asked.told.get();
    Optional<Session> lastHeld = bond.lastHeld();
    int lastNumber = lastHeld.map(Session::number).orElse(0);
    List<BeforePage.Heard> heard = beside.toHear().stream().map(l -> heard(bond, l)).toList();
    return new BeforePage(client, bond, BondWords.forTherapist(page, bond, client, kept.zone()), today,
        next == null ? null : next.plannedAt().atZone(kept.zone()), next,
        (int) bond.sessions().stream().filter(Session::isHeld).count(),
        (int) bond.sessions().stream().filter(s -> s.state() == Session.State.MISSED).count(), seen.toRate(),
        bond.lastHeld().orElse(null), telling.orElse(null), bond.closedSignal().orElse(null), begun(viewer, bond),
        seen.toRate() == null && lastHeld.map(Session::id).filter(l -> !bond.client().containsKey(l)
            && checkIns.answer(viewer, l) == Answer.NO_WORDS).isPresent(),
        otherOpen, openRepairs,
        heard.stream().filter(h -> h.session() >= lastNumber).toList(),
        heard.stream().filter(h -> h.session() < lastNumber).toList(),
        beside.waiting(), asked.card.get(), asked.wishes.get(), passedOn,
        ScoreWords.of(page, bond, asked.scores.get(), kept.zone()),
        asked.brought.get().stream().map(b -> page.t(b.copy().sentence(), b.copy().arguments().toArray())).toList());
  }

  private List<BeforePage.Begun> begun(Viewer.Member viewer, Bond bond) {
    List<Repair> begun = bond.openRepairs().stream().filter(r -> r.isUnansweredOf(bond.course())).toList();
    var said = begun.isEmpty() ? Map.<RepairId, Map<Chair, String>>of() : repairs.said(viewer, bond.course().id());
    return begun.stream()
        .map(r -> new BeforePage.Begun(r, said.getOrDefault(r.id(), Map.of()).get(Chair.CLIENT))).toList();
  }

  private static BeforePage.Heard heard(Bond bond, UnsaidWords line) {
    return new BeforePage.Heard(line.words(), bond.session(line.session()).map(Session::number).orElse(0),
        line.openedAt() != null);
  }
}
