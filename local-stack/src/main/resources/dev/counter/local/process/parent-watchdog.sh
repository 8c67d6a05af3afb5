# Becomes the program that the arguments name, and ends it when whoever started it is gone: then the pipe closes.
# Signals for the whole terminal (Ctrl-C) are left to the starter, which ends its programs in order.
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
