package org.attune.app.bringing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attune.app.bringing.Bringing;
import org.attune.app.bringing.Brought;
import org.attune.app.bringing.Copy;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Onlooker;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.Who;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever is shown live says so on its own pages, and where it is written. */
@Configuration(proxyBeanMethods = false)
class Watched implements WebMvcConfigurer {

  private final Bringing bringing;
  private final Courses courses;
  private final People people;
  private final Pages pages;

  Watched(Bringing bringing, Courses courses, People people, Pages pages) {
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
        SignedIn.of(request).map(SignedIn::oneself).ifPresent(viewer -> look(viewer, request));
        return true;
      }
    }).addPathPatterns(Addresses.SPACE + "/*/**").excludePathPatterns(Addresses.BRINGING + "/**").order(1); // after who looks is known
  }

  private void look(Viewer.Oneself viewer, HttpServletRequest request) {
    List<Brought> shown = bringing.live(viewer).stream().filter(live -> isOf(live, request.getRequestURI())).toList();
    if (shown.isEmpty()) {
      return;
    }
    Page page = pages.of(request);
    var zone = Optional.ofNullable(page.who()).map(Who::zone).orElseThrow();
    var therapists = courses.ofClient(viewer).stream().collect(Collectors.toMap(Course::id, Course::therapist));
    var names = people.byId(viewer, therapists.values());
    request.setAttribute(Onlooker.ATTRIBUTE, shown.stream().map(live -> new Onlooker(
        Optional.ofNullable(therapists.get(live.course())).map(names::get).map(Person::name).orElse(""),
        page.date(Objects.requireNonNull(live.liveUntil()).atZone(zone).toLocalDate()), Addresses.BRINGING)).distinct().toList());
  }

  private static boolean isOf(Brought live, String path) {
    Copy.Source source = live.copy().source();
    return source != null && (path.equals(source.address()) || path.startsWith(source.address() + "/"));
  }
}
