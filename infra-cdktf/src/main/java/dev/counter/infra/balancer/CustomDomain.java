package dev.counter.infra.balancer;

import java.util.List;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.acm_certificate.AcmCertificate;
import com.hashicorp.cdktf.providers.aws.acm_certificate.AcmCertificateDomainValidationOptionsOutputReference;
import com.hashicorp.cdktf.providers.aws.acm_certificate_validation.AcmCertificateValidation;
import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53Record;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53RecordAlias;
import dev.counter.infra.Names;
import dev.counter.infra.settings.LoadBalancerSettings.Domain;
import software.constructs.Construct;

/**
 * Custom domain of the load balancer: ACM certificate with DNS validation, and an alias
 * record in Route 53. ACM renews the certificate as long as the validation record exists.
 */
final class CustomDomain extends Construct {

	private static final int VALIDATION_TTL_SECONDS = 60;

	private final String certificateArn;

	private final String url;

	CustomDomain(Construct scope, String id, Names names, Domain domain, Lb balancer) {
		super(scope, id);
		AcmCertificate certificate = AcmCertificate.Builder.create(this, "certificate")
			.domainName(domain.name())
			.validationMethod("DNS")
			.tags(names.tags("entrance"))
			.lifecycle(TerraformResourceLifecycle.builder().createBeforeDestroy(true).build())
			.build();
		AcmCertificateDomainValidationOptionsOutputReference validation = certificate.getDomainValidationOptions()
			.get(0);
		Route53Record record = Route53Record.Builder.create(this, "proof")
			.zoneId(domain.hostedZoneId())
			.name(validation.getResourceRecordName())
			.type(validation.getResourceRecordType())
			.records(List.of(validation.getResourceRecordValue()))
			.ttl(VALIDATION_TTL_SECONDS)
			.build();
		AcmCertificateValidation validated = AcmCertificateValidation.Builder.create(this, "proven")
			.certificateArn(certificate.getArn())
			.validationRecordFqdns(List.of(record.getFqdn()))
			.build();
		Route53Record.Builder.create(this, "record")
			.zoneId(domain.hostedZoneId())
			.name(domain.name())
			.type("A")
			.alias(Route53RecordAlias.builder()
				.name(balancer.getDnsName())
				.zoneId(balancer.getZoneId())
				.evaluateTargetHealth(false)
				.build())
			.build();
		this.certificateArn = validated.getCertificateArn();
		this.url = "https://" + domain.name();
	}

	/** A reference: a resource with it depends on the validation. */
	String certificateArn() {
		return this.certificateArn;
	}

	String url() {
		return this.url;
	}

}
