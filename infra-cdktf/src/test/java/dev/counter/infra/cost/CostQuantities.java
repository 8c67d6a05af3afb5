package dev.counter.infra.cost;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Terraform;

/**
 * Quantities that a synthesized stack is billed for, by name.
 */
final class CostQuantities {

	private final Map<String, BigDecimal> byName = new HashMap<>(Map.of("hours", BigDecimal.valueOf(730)));

	CostQuantities(Terraform stack) {
		count(stack, "web_firewalls", "aws_wafv2_web_acl");
		count(stack, "composite_alarms", "aws_cloudwatch_composite_alarm");
		count(stack, "scaling_policies", "aws_appautoscaling_policy");
		count(stack, "dashboards", "aws_cloudwatch_dashboard");
		count(stack, "metric_filters", "aws_cloudwatch_log_metric_filter");
		put("web_firewall_rules",
				stack.all("aws_wafv2_web_acl").values().stream().mapToDouble((acl) -> acl.path("rule").size()).sum());
		put("zones", stack.one("aws_lb", "entrance_balancer").path("subnets").size());
		put("task_vcpus", tasks(stack, "cpu"));
		put("task_gb", tasks(stack, "memory"));
		put("interface_endpoints",
				stack.all("aws_vpc_endpoint")
					.values()
					.stream()
					.filter((endpoint) -> endpoint.path("vpc_endpoint_type").asText().equals("Interface"))
					.mapToDouble((endpoint) -> endpoint.path("subnet_ids").size())
					.sum());
		put("alarm_metrics",
				stack.all("aws_cloudwatch_metric_alarm")
					.values()
					.stream()
					.flatMap((alarm) -> alarm.path("metric_query").valueStream())
					.filter((query) -> query.has("metric"))
					.count());
		JsonNode template = stack.one("aws_launch_template", "adder_template_template");
		put("adder " + template.path("instance_type").asText(), 1);
		put("adder_disk_gb", template.at("/block_device_mappings/0/ebs/volume_size").asDouble());
		JsonNode bastion = stack.one("aws_instance", "bastion_machine");
		put("bastion " + bastion.path("instance_type").asText(), 1);
		put("bastion_disk_gb", bastion.at("/root_block_device/volume_size").asDouble());
		JsonNode database = stack.one("aws_db_instance", "database_instance");
		String zones = database.path("multi_az").asBoolean() ? ", two zones" : ", one zone";
		put("database " + database.path("instance_class").asText() + zones, 1);
		put("storage_gb" + zones, database.path("allocated_storage").asDouble());
	}

	/** A product of numbers and names; a type that the stack does not have is 0. */
	BigDecimal of(String product) {
		BigDecimal quantity = BigDecimal.ONE;
		for (String factor : product.split(" \\* ")) {
			quantity = quantity.multiply(factor.matches("[0-9.]+") ? new BigDecimal(factor)
					: this.byName.getOrDefault(factor, BigDecimal.ZERO));
		}
		return quantity.stripTrailingZeros();
	}

	Map<String, BigDecimal> byName() {
		return this.byName;
	}

	private void count(Terraform stack, String name, String type) {
		put(name, stack.all(type).size());
	}

	private void put(String name, double quantity) {
		this.byName.put(name, BigDecimal.valueOf(quantity));
	}

	private static double tasks(Terraform stack, String size) {
		return List.of("display", "reset")
			.stream()
			.mapToDouble(
					(service) -> stack.one("aws_ecs_service", service + "_service").path("desired_count").asDouble()
							* stack.one("aws_ecs_task_definition", service + "_task_definition").path(size).asDouble())
			.sum() / 1024;
	}

}
