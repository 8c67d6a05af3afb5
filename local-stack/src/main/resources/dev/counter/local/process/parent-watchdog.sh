# Replaces itself with the program of the arguments, and ends that program when the parent process ends: then the pipe closes.
# Ignores signals to the whole terminal (Ctrl-C): the parent stops its children in order.
trap '' INT HUP
exec 3<&0 </dev/null
(
	read -r _ <&3
	kill -TERM $$ || exit
	seconds=0
	while kill -0 $$ && [ "$seconds" -lt 30 ]; do
		sleep 1
		seconds=$((seconds + 1))
	done
	kill -KILL $$
) >/dev/null 2>&1 &
exec 3<&-
exec "$@"
