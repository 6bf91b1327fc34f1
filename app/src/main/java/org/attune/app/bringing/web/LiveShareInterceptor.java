package org.attune.app.bringing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attune.app.bringing.EntryCopy;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntry;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.LiveShare;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever is shown live says so on its own pages, and where it is written. */
@Configuration(proxyBeanMethods = false)
class LiveShareInterceptor implements WebMvcConfigurer {

  private final EntrySharing bringing;
  private final Courses courses;
  private final People people;
  private final PageContexts pages;

  LiveShareInterceptor(EntrySharing bringing, Courses courses, People people, PageContexts pages) {
    this.bringing = bringing;
    this.courses = courses;
    this.people = people;
    this.pages = pages;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedInPerson.of(request).map(SignedInPerson::asOneself).ifPresent(viewer -> look(viewer, request));
        return true;
      }
    }).addPathPatterns(PrivateAddresses.SPACE + "/*/**").excludePathPatterns(PrivateAddresses.BRINGING + "/**").order(1); // after who looks is known
  }

  private void look(Viewer.Oneself viewer, HttpServletRequest request) {
    List<SharedEntry> shown = bringing.liveShares(viewer).stream().filter(live -> isOf(live, request.getRequestURI())).toList();
    if (shown.isEmpty()) {
      return;
    }
    PageContext page = pages.of(request);
    var zone = Optional.ofNullable(page.person()).map(CurrentPerson::zone).orElseThrow();
    var therapists = courses.ofClient(viewer).stream().collect(Collectors.toMap(Course::id, Course::therapist));
    var names = people.byId(viewer, therapists.values());
    request.setAttribute(LiveShare.ATTRIBUTE, shown.stream().map(live -> new LiveShare(
        Optional.ofNullable(therapists.get(live.course())).map(names::get).map(Person::shortName).orElse(""),
        page.date(Objects.requireNonNull(live.liveUntil()).atZone(zone).toLocalDate()), PrivateAddresses.BRINGING)).distinct().toList());
  }

  private static boolean isOf(SharedEntry live, String path) {
    EntryCopy.Source source = live.copy().source();
    return source != null && (path.equals(source.address()) || path.startsWith(source.address() + "/"));
  }
}
