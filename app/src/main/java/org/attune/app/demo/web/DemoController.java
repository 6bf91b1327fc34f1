package org.attune.app.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.attune.app.demo.internal.DemoConfiguration;
import org.attune.app.demo.internal.DemoLauncher;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.SelfRegistration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A look around: starts the demo practice, and, within it, offers a sign-in for each role. */
@Controller
class DemoController {

  private final DemoLauncher launcher;
  private final SelfRegistration accounts;
  private final boolean isDemo;

  DemoController(DemoLauncher launcher, SelfRegistration accounts, @Value("${attune.demo:false}") boolean isDemo) {
    this.launcher = launcher;
    this.accounts = accounts;
    this.isDemo = isDemo;
  }

  @GetMapping("/demo")
  String demo(Viewer.Visitor viewer, HttpServletRequest request, Model model) {
    if (isDemo) {
      model.addAttribute("password", DemoConfiguration.PASSWORD);
      model.addAttribute("open", accounts.zone(viewer).isPresent());
      return "demo/sign-ins";
    }
    if (!launcher.isOffered()) {
      throw new NotFound();
    }
    // another host name, so that the cookies of the two installations don't meet
    String other = "127.0.0.1".equals(request.getServerName()) ? "localhost" : "127.0.0.1";
    model.addAttribute("demo", switch (launcher.state()) {
      case DemoLauncher.State.NotStarted s -> new DemoView(false, false, null);
      case DemoLauncher.State.Starting s -> new DemoView(true, false, null);
      case DemoLauncher.State.Failed s -> new DemoView(false, true, null);
      case DemoLauncher.State.Ready r -> new DemoView(false, false, "http://" + other + ":" + r.port() + "/demo");
    });
    return "demo/start";
  }

  @PostMapping("/demo")
  String start(HttpServletRequest request) throws UnknownHostException {
    if (isDemo || !launcher.isOffered()) {
      throw new NotFound();
    }
    if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
      throw new InvalidInput("demo.only-here");
    }
    launcher.start();
    return "redirect:/demo";
  }

  /** In the demo practice the first page is the list of sign-ins. */
  @Configuration(proxyBeanMethods = false)
  static class WelcomeRedirect implements WebMvcConfigurer {
    private final boolean isDemo;

    WelcomeRedirect(@Value("${attune.demo:false}") boolean isDemo) {
      this.isDemo = isDemo;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      if (isDemo) {
        registry.addInterceptor(new HandlerInterceptor() {
          @Override
          public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
              throws java.io.IOException {
            if (request.getUserPrincipal() != null) {
              return true;
            }
            response.sendRedirect("/demo");
            return false;
          }
        }).addPathPatterns("/");
      }
    }
  }
}
