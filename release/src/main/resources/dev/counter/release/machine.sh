# shellcheck shell=bash disable=SC2034
# What install.sh installs and where.
SERVICE_USER=@user@
DIRECTORY=@directory@
CACHE=@cache@
CONFIGURATION=@configuration@
ENVIRONMENT_FILE=@environment-file@
ENVIRONMENT_VARIABLE=@environment-variable@
UNIT=@unit@
LOG=@log@
READINESS=@readiness@
AGENT_SETTINGS=@agent@
ROTATION=@rotation@
RECORDING=(@recording-command@)
CREATION=(@creation-command@)
