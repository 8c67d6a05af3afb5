package dev.counter.e2e.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.Nullable;
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
 * Architecture: modules depend on modules below, type names are unique, and a type is
 * public only for another package.
 */
class ArchitectureTests {

	private static final List<String> MODULES = List.of("contract", "schema", "test-support", "service-core",
			"adder-service", "display-service", "reset-service", "front-door", "local-s3", "local-stack");

	/** Without the classes that Spring AOT generates. */
	private static final ImportOption NOT_GENERATED = (location) -> !location.contains("__");

	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(NOT_GENERATED)
		.importPaths(Stream
			.concat(MODULES.stream().map((module) -> Path.of("..", module, "target", "classes")),
					Stream.of(Path.of("target", "test-classes")))
			.toList());

	/** Created reflectively by Flyway and Tomcat. */
	private static final Set<String> CREATED_REFLECTIVELY = Set.of("dev.counter.schema.FlywayWarnings",
			"dev.counter.core.web.tomcat.HardenedHttpProtocol");

	@Test
	void everyModuleHasClasses() {
		assertThat(MODULES).allSatisfy((module) -> {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "target", "classes"))) {
				assertThat(files).anyMatch((file) -> file.toString().endsWith(".class"));
			}
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			contract    |
			schema      | contract
			frontdoor   | contract
			s3          | contract
			local       | contract schema frontdoor s3
			testsupport | contract schema frontdoor s3 local
			core        | contract
			adder       | contract core
			display     | contract core
			reset       | contract core
			""")
	void moduleDependsOnlyOnModulesBelow(String module, @Nullable String below) {
		String[] allowed = Stream
			.concat(Stream.of(module), (below != null) ? Stream.of(below.split(" ")) : Stream.empty())
			.map((name) -> "dev.counter." + name + "..")
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage("dev.counter." + module + "..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("dev.counter..").and(resideOutsideOfPackages(allowed)))
			.check(CLASSES);
	}

	@Test
	void contractIsPlainJava() {
		classes().that()
			.resideInAPackage("dev.counter.contract..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "dev.counter.contract..")
			.check(CLASSES);
	}

	@Test
	void servicesContainNoMigrationsAndMigratorNoSpring() {
		noClasses().that()
			.resideInAnyPackage("dev.counter.core..", "dev.counter.adder..", "dev.counter.display..",
					"dev.counter.reset..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.flywaydb..")
			.check(CLASSES);
		noClasses().that()
			.resideInAnyPackage("dev.counter.schema..", "dev.counter.frontdoor..", "dev.counter.s3..",
					"dev.counter.local..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching("dev.counter.(**)")
			.should()
			.beFreeOfCycles()
			.check(CLASSES.that(resideOutsideOfPackage("dev.counter.e2e..")));
	}

	@Test
	void publicTypeIsUsedByAnotherPackage() {
		classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.resideOutsideOfPackages("dev.counter.testsupport..", "dev.counter.contract..", "dev.counter.e2e..")
			.should(beUsedByAnotherPackage())
			.check(CLASSES);
	}

	@Test
	void typeNamesAreUniqueInMainCode() throws IOException {
		List<String> names = new ArrayList<>();
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			for (Path sources : modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.toList()) {
				try (Stream<Path> files = Files.walk(sources)) {
					files.map((file) -> file.getFileName().toString())
						.filter((name) -> name.endsWith(".java") && !name.equals("package-info.java"))
						.forEach(names::add);
				}
			}
		}
		assertThat(names).hasSizeGreaterThan(200).doesNotHaveDuplicates();
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
		return new ArchCondition<>("be used by another package, have a main method or be created by a framework") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((arrow) -> !arrow.getOriginClass().getPackage().equals(type.getPackage()))
						|| isPartOfAPublicSignature(type);
				boolean program = type.tryGetMethod("main", String[].class).isPresent();
				boolean named = CREATED_REFLECTIVELY.contains(type.getName())
						|| type.isMetaAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration");
				events.add(new SimpleConditionEvent(type, used || program || named,
						type.getName() + " is public, though no other package uses it"));
			}
		};
	}

}
