# shellcheck shell=bash disable=SC2034
# Generated from the contract by ContractFile; copy it from release/target/machine after a change.
ADDER_PORT=8081
ADDER_MANAGEMENT_PORT=9081
DISPLAY_PORT=8082
DISPLAY_MANAGEMENT_PORT=9082
RESET_PORT=8083
RESET_MANAGEMENT_PORT=9083
SERVICES=(adder display reset)
PAGES=(/adder_service /display_service /reset_service)
READINESS_PATH=/actuator/health/readiness
RELEASE_HEADER=X-Counter-Release
INSTANCE_REFRESH_SECONDS=1500
POSTGRESQL_PORT=5432
POSTGRESQL_DATABASE=counter
OPERATOR_ROLE=counter_operator
JVM_OPTIONS=(-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true)
TRAINING_PROPERTY=counter.training
IMAGE_START=(java -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true '-Xlog:aot*=error' -XX:AOTCache=/app/app.aot -jar /app/app.jar)
IMAGE_RECORDING=(java -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true '-Xlog:aot*=error' -XX:AOTMode=record -XX:AOTConfiguration=/app/app.aotconf -Dcounter.training=true -jar /app/app.jar)
IMAGE_CREATION=(java -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true '-Xlog:aot*=error' -XX:AOTMode=create -XX:AOTConfiguration=/app/app.aotconf -XX:AOTCache=/app/app.aot -jar /app/app.jar)
IMAGE_CONFIGURATION=/app/app.aotconf
ARCHIVE=adder-service.tar.gz
ARCHIVE_MODULE=adder-service
MACHINE_USER=counter
MACHINE_DIRECTORY=/opt/counter/adder
MACHINE_CACHE=/opt/counter/adder/app.aot
MACHINE_CONFIGURATION=/opt/counter/adder/app.aotconf
MACHINE_RECORDING=(/usr/bin/java -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true '-Xlog:aot*=error' -XX:AOTMode=record -XX:AOTConfiguration=/opt/counter/adder/app.aotconf -Dcounter.training=true -jar /opt/counter/adder/app.jar)
MACHINE_CREATION=(/usr/bin/java -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true '-Xlog:aot*=error' -XX:AOTMode=create -XX:AOTConfiguration=/opt/counter/adder/app.aotconf -XX:AOTCache=/opt/counter/adder/app.aot -jar /opt/counter/adder/app.jar)
MACHINE_ENVIRONMENT_FILE=/etc/counter/adder.env
MACHINE_ENVIRONMENT_VARIABLE=COUNTER_ENVIRONMENT
MACHINE_UNIT=counter-adder.service
MACHINE_LOG=/var/log/counter/adder.log
MACHINE_READINESS=http://localhost:9081/actuator/health/readiness
AGENT_SETTINGS=cloudwatch-agent.json
LOG_ROTATION=logrotate.conf
