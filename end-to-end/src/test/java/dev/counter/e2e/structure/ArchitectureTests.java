package dev.counter.e2e.structure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows between the modules point one way, and a class is public only because
 * another package needs it.
 */
class ArchitectureTests {

	private static final List<String> MODULES = List.of("contract", "schema", "test-support", "service-core",
			"adder-service", "display-service", "reset-service", "front-door", "local-stack");

	/** What Spring works out in the build is nobody's to arrange. */
	private static final ImportOption WRITTEN = (location) -> !location.contains("__");

	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(WRITTEN)
		.importPaths(Stream
			.concat(MODULES.stream().map((module) -> Path.of("..", module, "target", "classes")),
					Stream.of(Path.of("target", "test-classes")))
			.toList());

	/** Flyway and Tomcat create these by their names. */
	private static final Set<String> CREATED_BY_NAME = Set.of("dev.counter.schema.FlywayWarnings",
			"dev.counter.core.web.tomcat.HardenedHttpProtocol");

	@Test
	void readsTheClassesOfEachModule() {
		assertThat(MODULES).allSatisfy((module) -> {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "target", "classes"))) {
				assertThat(files).anyMatch((file) -> file.toString().endsWith(".class"));
			}
		});
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			dev.counter.contract.., -, -, -
			dev.counter.schema.., dev.counter.contract.., -, -
			dev.counter.frontdoor.., dev.counter.contract.., -, -
			dev.counter.testsupport.., dev.counter.contract.., dev.counter.schema.., -
			dev.counter.core.., dev.counter.contract.., -, -
			dev.counter.adder.., dev.counter.contract.., dev.counter.core.., -
			dev.counter.display.., dev.counter.contract.., dev.counter.core.., -
			dev.counter.reset.., dev.counter.contract.., dev.counter.core.., -
			dev.counter.local.., dev.counter.contract.., dev.counter.schema.., dev.counter.frontdoor..
			""")
	void letsEachModuleKnowOnlyTheModulesBelowIt(String module, String first, String second, String third) {
		String[] below = Stream.of(module, first, second, third).filter((name) -> name != null).toArray(String[]::new);
		DescribedPredicate<JavaClass> others = resideInAnyPackage("dev.counter..").and(resideOutsideOfPackages(below));
		noClasses().that().resideInAPackage(module).should().dependOnClassesThat(others).check(CLASSES);
	}

	@Test
	void keepsTheContractPlainJava() {
		classes().that()
			.resideInAPackage("dev.counter.contract..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "dev.counter.contract..")
			.check(CLASSES);
	}

	@Test
	void keepsMigrationsOutOfTheServicesAndSpringOutOfTheMigrator() {
		noClasses().that()
			.resideInAnyPackage("dev.counter.core..", "dev.counter.adder..", "dev.counter.display..",
					"dev.counter.reset..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.flywaydb..")
			.check(CLASSES);
		noClasses().that()
			.resideInAnyPackage("dev.counter.schema..", "dev.counter.frontdoor..", "dev.counter.local..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void hasNoCycleBetweenPackages() {
		slices().matching("dev.counter.(**)")
			.should()
			.beFreeOfCycles()
			.check(CLASSES.that(resideOutsideOfPackage("dev.counter.e2e..")));
	}

	@Test
	void makesATypePublicOnlyForAnotherPackage() {
		classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.resideOutsideOfPackages("dev.counter.testsupport..", "dev.counter.contract..", "dev.counter.e2e..")
			.should(beUsedByAnotherPackage())
			.check(CLASSES);
	}

	private static boolean isPartOfAPublicSignature(JavaClass type) {
		return Stream
			.concat(type.getMethodsWithParameterTypeOfSelf().stream(),
					Stream.concat(type.getConstructorsWithParameterTypeOfSelf().stream(),
							type.getMethodsWithReturnTypeOfSelf().stream()))
			.anyMatch((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
					&& member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
					&& !member.getOwner().equals(type));
	}

	private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
		return new ArchCondition<>("be used by another package, be a program or be named by a file") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((arrow) -> !arrow.getOriginClass().getPackage().equals(type.getPackage()))
						|| isPartOfAPublicSignature(type);
				boolean program = type.tryGetMethod("main", String[].class).isPresent();
				boolean named = CREATED_BY_NAME.contains(type.getName())
						|| type.isMetaAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration");
				events.add(new SimpleConditionEvent(type, used || program || named,
						type.getName() + " is public, though no other package uses it"));
			}
		};
	}

}
