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

# watch <name> <log>: how far the build has come, while this script lives: on a terminal in place, once a
# second; in a file or a server's log a line now and then.
watch() {
    local pause=1 begin='\r' end=''
    [[ -t 1 ]] || { pause=$progress_seconds begin='' end='\n'; }
    while sleep "$pause" >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        printf "$begin%-40s %-12s$end" "$1" "$(tail -c 4096 "$2" | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1)"
    done
}

# attempt <name> <command>...: a line when it begins, one when it ends; the refusal or the log's end if
# it fails, and 1.
attempt() {
    local name=$1 log watcher status=0 started=$SECONDS
    shift
    mkdir -p build/logs
    log=build/logs/${name//[^a-z0-9-]/-}.log
    printf '%-40s ' "$name"
    [[ -t 1 ]] || printf '\n'
    : >"$log"
    # The watcher goes to the background, not the work: that must hear Ctrl-C.
    watch "$name" "$log" &
    watcher=$!
    "$@" >"$log" 2>&1 || status=$?
    kill "$watcher" 2>/dev/null && wait "$watcher" 2>/dev/null || true
    [[ ! -t 1 ]] || printf '\r'
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
