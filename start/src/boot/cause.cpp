// The causes in words.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/cause.hpp"

namespace selfe {

const char* text_of(BootCause cause) {
    switch (cause) {
        case BootCause::Absent:
            return "there is none";
        case BootCause::Truncated:
            return "it is cut off";
        case BootCause::NotThis:
            return "its first bytes are something else's";
        case BootCause::BadVersion:
            return "its version is unknown";
        case BootCause::BadChecksum:
            return "its checksum is wrong";
        case BootCause::Malformed:
            return "its parts do not fit together";
    }
    return "unknown";
}

}  // namespace selfe
