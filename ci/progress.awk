# Reads the log of a step that is at work, prints how far it has come: ninja's count, or that of packages.
# SPDX-License-Identifier: BSD-2-Clause

# The build that an ExternalProject's line of ninja names last, in words.
function named_build(name) {
    name = $NF
    gsub(/'/, "", name)
    gsub(/_/, " ", name)
    return name
}

# A build within a build counts anew, from the line that begins it to the first of what comes after it.
match($0, /^\[[0-9]+\/[0-9]+\] /) {
    shown = substr($0, 1, RLENGTH - 1)
    if ($2 == "Performing" && $3 == "build") {
        within[++depth] = named_build()
    } else if (depth > 0 && ($2 == "Completed" || $3 == "install") && named_build() == within[depth]) {
        --depth
    }
    if (depth > 0) {
        shown = shown " of " within[depth]
    }
}

# apt-get's words, in English. Before it says how many packages there will be, it gets their lists.
/^[0-9]+ upgraded, [0-9]+ newly installed/ { packages = $1 + $3 }
packages && /^Get:/ { shown = "fetched " ++fetched " of " packages }
packages && /^Unpacking / { shown = "unpacked " ++unpacked " of " packages }
packages && /^Setting up / { shown = "set up " ++ready " of " packages }

END { printf "%s", shown }
