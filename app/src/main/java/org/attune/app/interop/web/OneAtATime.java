package org.attune.app.interop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.app.layout.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Files of the past are read one after the other, in the order in which they came: each takes many times its size of memory
 * until its page is drawn, and several at once took all that a small server has.
 */
@Component
class OneAtATime implements WebMvcConfigurer, HandlerInterceptor {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Semaphore turn = new Semaphore(1, true);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/imports/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws InterruptedException {
    if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new TooMany(PATIENCE);
    }
    return true;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
      @Nullable Exception problem) {
    turn.release();
  }
}
