# Starts PostgreSQL, stays with it, and stops it when told to or when whoever started this is gone: then the pipe closes.
# Arguments: data folder, log file, pg_ctl with what stands before it.
# Signals for the whole terminal (Ctrl-C) must not end the database before the services.
trap '' INT HUP TERM PIPE
data=$1 log=$2
shift 2
stop() {
	"$@" stop -D "$data" -s -w -t 30 -m fast || "$@" stop -D "$data" -s -w -t 30 -m immediate
}
if "$@" start -D "$data" -l "$log" -s -w -t 120; then
	echo ready
	read -r _
	stop "$@"
else
	status=$?
	if [ -e "$data/postmaster.pid" ]; then stop "$@"; fi
	exit "$status"
fi
