package org.attune.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.SignIns;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which module may use which, and that nobody asks the database without saying who they are. */
class ModularityTests {

  private static final JavaClasses CODE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.attune.app");

  /** Calls of a module's API that ask nothing of the database as anybody, each with its reason. */
  private static final Map<String, String> ASK_AS_NOBODY = Map.ofEntries(
      Map.entry("Openings.hold", "waits for its turn before a transaction, and with it a connection, begins; its work runs in one"),
      Map.entry("Openings.holdChosen", "the same"),
      Map.entry("Openings.book", "the same"),
      Map.entry("Openings.move", "the same"),
      Map.entry("FirstTalkRequests.book", "the same"),
      Map.entry("FirstTalkRequests.move", "the same"),
      Map.entry("Jobs.schedule", "a row of ids and times on a list that any process reads; in the caller's transaction"),
      Map.entry("Outbox.schedule", "the same, for a mail"),
      Map.entry("SignIns.findActive", "asked before anybody is known, of a function that asks nobody: one statement, without a transaction"),
      Map.entry("AccessLinks.lookUp", "the same"),
      Map.entry("SignIns.needsTouch", "a question of two times"),
      Map.entry("Passkeys.authenticationOptions", "a random number that is kept nowhere"));

  @Test
  void modules_know_only_those_that_they_name() {
    ApplicationModules.of(AttuneApplication.class).verify();
  }

  @Test
  void the_documented_picture_shows_the_modules_as_they_are() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "modules.md"))).contains(picture());
  }

  /** An arrow from each module to those it uses, without those that a longer way shows already. */
  private static String picture() {
    ApplicationModules modules = ApplicationModules.of(AttuneApplication.class);
    Map<String, Set<String>> uses = new TreeMap<>();
    modules.forEach(module -> uses.put(module.getIdentifier().toString(), module.getDirectDependencies(modules).uniqueModules()
        .map(used -> used.getIdentifier().toString()).collect(Collectors.toCollection(TreeSet::new))));
    return uses.entrySet().stream().flatMap(module -> module.getValue().stream()
        .filter(used -> module.getValue().stream().noneMatch(between -> !between.equals(used) && reaches(uses, between, used)))
        .map(used -> "  " + module.getKey() + " --> " + used)).collect(Collectors.joining("\n", "graph BT\n", "\n"));
  }

  private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
    return uses.getOrDefault(from, Set.of()).stream().anyMatch(used -> used.equals(to) || reaches(uses, used, to));
  }

  @Test
  void templates_are_part_of_their_module() {
    assertThat(ApplicationModules.of(AttuneApplication.class).getModuleByName("imports").orElseThrow().getBasePackage()
        .stream().map(JavaClass::getSimpleName)).contains("JteimportstartGenerated");
  }

  @Test
  void each_call_of_an_api_says_who_asks_and_runs_in_a_transaction() {
    methods().that().areDeclaredInClassesThat(areApiServices()).and().arePublic().and().areNotStatic()
        .should(new ArchCondition<JavaMethod>("take a Viewer first, in a transaction") {
          @Override
          public void check(JavaMethod method, ConditionEvents events) {
            String name = method.getOwner().getSimpleName() + "." + method.getName();
            boolean viewerFirst = !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().isAssignableTo(Viewer.class);
            boolean transactional = method.isAnnotatedWith(Transactional.class)
                || method.getOwner().isAnnotatedWith(Transactional.class);
            boolean fine = viewerFirst && transactional || ASK_AS_NOBODY.containsKey(name);
            events.add(new SimpleConditionEvent(method, fine, method.getFullName()));
          }
        }).check(CODE);
  }

  @Test
  void nobody_asks_as_another_by_a_call_within_a_class() {
    methods().should(new ArchCondition<JavaMethod>("not call a method of their own class as another viewer: only a proxy tells the database") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        List<JavaClass> made = Stream.concat(method.getConstructorCallsFromSelf().stream().map(JavaCall::getTargetOwner),
            method.getMethodCallsFromSelf().stream().map(call -> call.getTarget().getRawReturnType()))
            .filter(type -> type.isAssignableTo(Viewer.class)).toList();
        method.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().equals(method.getOwner()))
            .flatMap(call -> call.getTarget().resolveMember().stream()).filter(ModularityTests::tellsTheDatabase)
            .forEach(called -> events.add(new SimpleConditionEvent(method,
                made.stream().noneMatch(viewer -> viewer.isAssignableTo(called.getRawParameterTypes().getFirst().getName())),
                method.getFullName() + " makes a viewer and calls " + called.getName())));
      }
    }).check(CODE);
  }

  private static boolean tellsTheDatabase(JavaMethod method) {
    return !method.getRawParameterTypes().isEmpty() && method.getRawParameterTypes().getFirst().isAssignableTo(Viewer.class)
        && (method.isAnnotatedWith(Transactional.class) || method.getOwner().isAnnotatedWith(Transactional.class));
  }

  @Test
  void controllers_are_nobody_elses_business() {
    classes().that().areMetaAnnotatedWith(Controller.class).should(not(have(modifierPublic()))).check(CODE);
  }

  @Test
  void one_class_alone_turns_what_somebody_proves_into_a_sign_in() {
    noClasses().that().doNotHaveSimpleName("Authentications").and().doNotHaveSimpleName("SignIns")
        .should().callMethodWhere(target(nameMatching("begin")).and(target(owner(type(SignIns.class)))))
        .orShould().callMethodWhere(target(nameMatching("authenticate|matchesPassword")).and(target(owner(type(Credentials.class)))))
        .orShould().callMethodWhere(target(nameMatching("verify")).and(target(owner(type(Passkeys.class)))))
        .orShould().callMethodWhere(target(nameMatching("verify")).and(target(owner(type(AccountRecovery.class)))))
        .check(CODE);
  }

  @Test
  void only_the_second_step_is_opened_while_words_are_closed() {
    noClasses().that().doNotHaveSimpleName("SecondSteps")
        .should().callMethodWhere(target(nameMatching("openForSignIn")).and(target(owner(type(FieldEncryption.class)))))
        .check(CODE);
  }

  private static DescribedPredicate<JavaClass> areApiServices() {
    return new DescribedPredicate<>("are the services of a module's API") {
      @Override
      public boolean test(JavaClass type) {
        return type.isAnnotatedWith(Service.class) && type.getModifiers().contains(PUBLIC)
            && type.getPackageName().matches("org\\.attune\\.app\\.[a-z]+");
      }
    };
  }

  private static DescribedPredicate<JavaClass> modifierPublic() {
    return new DescribedPredicate<>("the modifier public") {
      @Override
      public boolean test(JavaClass type) {
        return type.getModifiers().contains(PUBLIC) && !type.getModifiers().contains(STATIC);
      }
    };
  }
}
