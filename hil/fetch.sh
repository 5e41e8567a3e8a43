# Downloads packages of Debian without installing them or touching the host's apt. Sourced, not run.
# SPDX-License-Identifier: BSD-2-Clause

# download ARCHITECTURE PACKAGE...: into the folder $work, which is gone when the script ends. No root
# is needed: apt has settings and lists of its own.
download() {
    local architecture=$1
    shift
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"
    mkdir -p "$work"/{lists/partial,archives/partial}
    cat >"$work/apt.conf" <<END
Dir::State::lists "$work/lists";
Dir::State::status "/dev/null";
Dir::Cache "$work";
Dir::Cache::archives "$work/archives";
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "$(id -un)";
END
    # An index that cannot be had (of updates, say) need not be the one that is wanted.
    if ! (
        export APT_CONFIG=$work/apt.conf
        cd "$work"
        apt-get update || true
        apt-get download "$@"
    ) >"$work/log" 2>&1; then
        tail -n 5 "$work/log" >&2
        return 1
    fi
}
