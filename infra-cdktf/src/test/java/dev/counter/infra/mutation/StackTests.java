package dev.counter.infra.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The module's own tests on the synthesized JSON, run again on other stacks.
 */
final class StackTests {

	private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
		.enableLauncherSessionListenerAutoRegistration(false)
		.enableTestExecutionListenerAutoRegistration(false)
		.build());

	/** Most recent failures first: the same tests notice neighbouring values. */
	private final List<Class<?>> classes;

	StackTests() {
		LauncherDiscoveryRequest all = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectPackage(Synthesized.class.getPackageName()))
			.filters(TagFilter.excludeTags(Synthesized.WITHOUT_MUTANTS),
					ClassNameFilter.includeClassNamePatterns(".*Tests"))
			.build();
		List<Class<?>> found = new ArrayList<>();
		this.launcher.discover(all).accept(new org.junit.platform.launcher.TestPlan.Visitor() {
			@Override
			public void visit(TestIdentifier test) {
				test.getSource()
					.filter(ClassSource.class::isInstance)
					.ifPresent((source) -> found.add(((ClassSource) source).getJavaClass()));
			}
		});
		this.classes = new CopyOnWriteArrayList<>(found);
	}

	/**
	 * Whether some test fails.
	 * @param stacks what the tests look at
	 * @return the first class that fails, none when all pass
	 */
	synchronized boolean fail(Map<String, Terraform> stacks) {
		for (Class<?> type : this.classes) {
			if (Synthesized.replacedBy(stacks, () -> fails(type))) {
				this.classes.remove(type);
				this.classes.add(0, type);
				return true;
			}
		}
		return false;
	}

	private boolean fails(Class<?> type) {
		AtomicBoolean failed = new AtomicBoolean();
		this.launcher.execute(
				LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build(),
				new TestExecutionListener() {
					@Override
					public void executionFinished(TestIdentifier test, TestExecutionResult result) {
						if (result.getStatus() == TestExecutionResult.Status.FAILED) {
							failed.set(true);
						}
					}
				});
		return failed.get();
	}

}
