# What ci/qemu and ci/test share: running a step with its output in a log. Sourced, not run.
# SPDX-License-Identifier: BSD-2-Clause
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# help_if_asked <argument>...: prints the head of the running command if the first one is --help.
help_if_asked() {
    if [[ ${1:-} == -h || ${1:-} == --help ]]; then
        sed -n -e '1d' -e '/^#/!q' -e '/SPDX/d' -e 's/^# \{0,1\}//p' "ci/${0##*/}"
        exit 0
    fi
}

progress_seconds=30 # between two lines of progress where there is no terminal
logs=build/logs     # where steps leave what they say
must_finish=        # not empty: what is at work is waited for, whatever signal comes
work=               # process group of what is at work
watcher=

# guard <command>...: runs it, reading nothing, so that a signal that ends this script ends it and all that
# it has started. A process group of its own does that: ninja, a compiler and QEMU outlive the one that
# started them, and a server that cancels a job sends its signal to this script alone.
guard() {
    local status=0
    set -m
    "$@" </dev/null &
    work=$!
    set +m
    wait "$work" || status=$?
    work=
    return $status
}

# stop <signal>: ends what is at work and then this script, as the signal would have done.
stop() {
    trap - INT TERM HUP
    [[ -z $watcher ]] || kill "$watcher" 2>/dev/null || true
    if [[ -n $work && -n $must_finish ]]; then
        wait "$work" || true
    elif [[ -n $work ]]; then
        kill -TERM -- "-$work" 2>/dev/null || true
        # Not for ever: where nobody buries the dead, those whose parent went first count as alive.
        for ((patience = 100; patience > 0; --patience)); do
            kill -0 -- "-$work" 2>/dev/null || break
            sleep 0.1
        done
    fi
    printf '\nended by SIG%s\n' "$1" >&2
    kill -s "$1" $$
}
for ending in INT TERM HUP; do
    # shellcheck disable=SC2064 # the name is meant as it is now
    trap "stop $ending" "$ending"
done

# with_log <log> <command>...: not a redirection of guard's, which would hide what stop says.
with_log() {
    local log=$1
    shift
    "$@" >"$log" 2>&1
}

# watch <name> <log> <begun>: how far a step has come that began at that second of this script, while the
# script lives: on a terminal in place, once a second; in a file or a server's log a line now and then.
watch() {
    local pause=1 line='\r%-40s %-38s' shown
    [[ -t 1 ]] || { pause=$progress_seconds line='%-40s %s\n'; }
    while sleep "$pause" >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        shown=$(awk -f ci/progress.awk "$2")
        printf "$line" "$1" "${shown:+$shown, }$((SECONDS - $3)) s"
    done
}

# attempt <name> <command>...: a line when it begins, one when it ends; the refusal or the log's end if
# it fails, and 1.
attempt() {
    local name=$1 log status=0 started=$SECONDS
    shift
    mkdir -p "$logs"
    log=$logs/${name//[^a-z0-9-]/-}.log
    printf '%-40s ' "$name"
    [[ -t 1 ]] || printf '\n'
    : >"$log" # for the watcher, who may be the first
    watch "$name" "$log" "$started" &
    watcher=$!
    guard with_log "$log" "$@" || status=$?
    kill "$watcher" 2>/dev/null && wait "$watcher" 2>/dev/null || true
    watcher=
    [[ ! -t 1 ]] || printf '\r%79s\r' ''
    if [[ $status -eq 0 ]]; then
        printf '%-40s done (%d s)\n' "$name" $((SECONDS - started))
        return 0
    fi
    printf '%-40s FAILED (%d s)\n' "$name" $((SECONDS - started))
    # A refusal of ours says it all (cmake/selfe_refuse.cmake); CMake's call stack only hides it.
    if ! grep -A 1 '^ *error: ' "$log" | grep -B 1 '^ *hint: ' | sed 's/^ *//' >&2; then
        tail -n 60 "$log" >&2
    fi
    echo "error: '$*' failed; the whole log is $log" >&2
    return 1
}

# step <name> <command>...: the same, and the end of the script if it fails.
step() {
    attempt "$@" || exit 1
}

# target_presets: the presets that build images, those of the preset `all`, separated by blanks.
target_presets() {
    sed -n 's/^ *"SELFE_TARGET_BUILDS": "\(..*\)"$/\1/p' CMakePresets.json | tr ';' ' '
}
