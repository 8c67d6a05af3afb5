package dev.counter.release;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Variable;
import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The literals of the Dockerfile, which cannot read {@code contract.sh}, are those of the
 * contract.
 */
class DockerfileTests {

	private final String file = Repository.read("release/Dockerfile");

	@Test
	void imagesRunAsAUserThatMayWriteToTheTemporaryFolderOnly() {
		String user = ContainerImage.USER + ":" + ContainerImage.USER;
		String runs = "USER " + user + "\nVOLUME " + ContainerImage.TEMPORARY + "\n";
		assertThat(this.file).contains("RUN chown " + user + " " + ContainerImage.TEMPORARY + " ")
			.containsSubsequence("AS migrator\n", runs, "AS front-door\n", runs, "AS s3\n", runs
				.replace("\nVOLUME " + ContainerImage.TEMPORARY, "\nVOLUME " + ContainerImage.TEMPORARY + " /files"),
					"AS service\n", runs);
	}

	@Test
	void certificatesAreWhereServicesReadThem() {
		assertThat(this.file).contains("fetch-rds-ca /trust/rds-ca.pem\n",
				"COPY --from=certificates /trust " + ContainerImage.CA.replace("/rds-ca.pem", "\n"));
	}

	@Test
	void portsAreSetByTheVariablesThatProgramsRead() {
		String port = Variable.FRONT_DOOR_PORT.defaultText();
		assertThat(this.file).contains("ENV " + Variable.FRONT_DOOR_PORT + "=" + port + "\nEXPOSE " + port,
				"ENV " + Variable.SERVER_PORT + "=${PORT} " + Variable.MANAGEMENT_SERVER_PORT + "=${MANAGEMENT_PORT}\n",
				"localhost:${" + Variable.MANAGEMENT_SERVER_PORT + "}");
		String s3 = Variable.S3_ADDRESS.defaultText().replaceFirst(".*:", "");
		assertThat(this.file).contains("ENV " + Variable.S3_FOLDER + "=/files\n", "EXPOSE " + s3 + "\n",
				"http://localhost:" + s3 + "/healthz");
	}

}
