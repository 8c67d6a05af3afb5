# Starts PostgreSQL, and stops it when the parent process asks for it or ends: then the pipe closes.
# Arguments: data directory, log file, pg_ctl with the command that changes the account.
# Ignores signals to the whole terminal (Ctrl-C): the services stop before the database.
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
