package org.attune.app.identity.internal;

import java.lang.reflect.Method;
import java.time.Clock;
import org.attune.app.identity.Viewer;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true, order = TransactionConfiguration.TRANSACTION)
class TransactionConfiguration {

  static final int TRANSACTION = 100;
  static final int VIEWER_WITHIN_TRANSACTION = 200;

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor viewerAdvisor(ObjectProvider<JdbcClient> database, ObjectProvider<Clock> clock) {
    var advisor = new DefaultPointcutAdvisor(new AsksAsSomeone(), new ViewerTransactionAdvice(database, clock));
    advisor.setOrder(VIEWER_WITHIN_TRANSACTION);
    return advisor;
  }

  private static class AsksAsSomeone extends StaticMethodMatcherPointcut {
    @Override
    public boolean matches(Method method, Class<?> type) {
      return method.getParameterCount() > 0
          && Viewer.class.isAssignableFrom(method.getParameterTypes()[0])
          && (AnnotatedElementUtils.hasAnnotation(method, Transactional.class)
              || AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Transactional.class));
    }
  }
}
