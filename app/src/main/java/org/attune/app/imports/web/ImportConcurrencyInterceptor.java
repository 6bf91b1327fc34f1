package org.attune.app.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.attune.app.operations.ConcurrencyLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Files of the past are read one after the other, in the order in which they came: each takes many times its size of memory
 * until its page is drawn, and several at once took all that a small server has.
 */
@Component
class ImportConcurrencyInterceptor implements WebMvcConfigurer, HandlerInterceptor {

  private static final String PERMIT = ImportConcurrencyInterceptor.class.getName();

  private final ConcurrencyLimit limit;

  @Autowired
  ImportConcurrencyInterceptor() {
    this(Duration.ofMinutes(1));
  }

  ImportConcurrencyInterceptor(Duration longestWait) {
    limit = new ConcurrencyLimit(1, longestWait, "imports.busy");
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/imports/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(PERMIT, limit.acquire());
    return true;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
      @Nullable Exception problem) {
    if (request.getAttribute(PERMIT) instanceof ConcurrencyLimit.Permit permit) {
      permit.close();
    }
  }
}
