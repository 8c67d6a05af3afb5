package dev.counter.infra.monitoring;

import java.util.Map;
import java.util.Objects;

import dev.counter.contract.Machine;
import dev.counter.contract.Service;

/**
 * Metrics of an environment, with the dimensions that AWS publishes them with.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html">
 * Services that publish CloudWatch metrics</a>
 */
record EnvironmentMetrics(Monitoring.Inputs inputs) {

	private static final String AVERAGE = "Average";

	private static final String MAXIMUM = "Maximum";

	Metric requests(Service service) {
		return target(service, "RequestCount", "Sum");
	}

	Metric serverErrors(Service service) {
		return target(service, "HTTPCode_Target_5XX_Count", "Sum");
	}

	/** In seconds. */
	Metric latency(Service service, String percentile) {
		return target(service, "TargetResponseTime", percentile);
	}

	Metric unhealthy(Service service) {
		return target(service, "UnHealthyHostCount", MAXIMUM);
	}

	/** Maximum: each zone counts its own targets, and a zone without one has 0. */
	Metric healthy(Service service) {
		return target(service, "HealthyHostCount", MAXIMUM);
	}

	/** 5xx answers of the load balancer itself, without a healthy target for example. */
	Metric balancerErrors() {
		return new Metric("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count",
				Map.of("LoadBalancer", this.inputs.balancer().arnSuffix()), "Sum");
	}

	Metric runningTasks(Service service) {
		return tasks("ECS/ContainerInsights", "RunningTaskCount", service);
	}

	Metric taskCpuPercent(Service service) {
		return tasks("AWS/ECS", "CPUUtilization", service);
	}

	Metric taskMemoryPercent(Service service) {
		return tasks("AWS/ECS", "MemoryUtilization", service);
	}

	Metric adderInstances() {
		return new Metric("AWS/AutoScaling", "GroupInServiceInstances", adderGroup(), "Minimum");
	}

	Metric adderCpuPercent() {
		return new Metric("AWS/EC2", "CPUUtilization", adderGroup(), AVERAGE);
	}

	/** A metric of the CloudWatch agent on the adder's instance, in percent. */
	Metric agent(String metric, String statistic) {
		return new Metric(Machine.METRICS, metric, Map.of(Machine.SERVICE_DIMENSION, Machine.SERVICE.key(),
				Machine.ENVIRONMENT_DIMENSION, this.inputs.names().environment()), statistic);
	}

	Metric databaseCpuPercent() {
		return database("CPUUtilization", AVERAGE);
	}

	Metric databaseConnections() {
		return database("DatabaseConnections", MAXIMUM);
	}

	Metric databaseFreeStorageBytes() {
		return database("FreeStorageSpace", "Minimum");
	}

	Metric databaseFreeMemoryBytes() {
		return database("FreeableMemory", AVERAGE);
	}

	Metric databaseSwapBytes() {
		return database("SwapUsage", AVERAGE);
	}

	Metric databaseWriteSeconds() {
		return database("WriteLatency", AVERAGE);
	}

	/** Once a day, unfinished uploads included. */
	Metric filesBytes() {
		return new Metric("AWS/S3", "BucketSizeBytes",
				Map.of("BucketName", this.inputs.files().name(), "StorageType", "StandardStorage"), AVERAGE);
	}

	Metric logged(LogMetric metric) {
		return metric.metric(this.inputs.names());
	}

	private Metric target(Service service, String name, String statistic) {
		return new Metric("AWS/ApplicationELB", name, Map.of("LoadBalancer", this.inputs.balancer().arnSuffix(),
				"TargetGroup", this.inputs.balancer().target(service).arnSuffix()), statistic);
	}

	private Metric tasks(String namespace, String name, Service service) {
		return new Metric(namespace, name, Map.of("ClusterName", this.inputs.cluster(), "ServiceName",
				Objects.requireNonNull(this.inputs.services().get(service)).name()), AVERAGE);
	}

	private Metric database(String name, String statistic) {
		return new Metric("AWS/RDS", name, Map.of("DBInstanceIdentifier", this.inputs.database()), statistic);
	}

	private Map<String, String> adderGroup() {
		return Map.of("AutoScalingGroupName", this.inputs.adder().groupName());
	}

}
