// Places as text.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/place.hpp"

namespace selfe::configuration {

std::string to_string(const Place& place) {
    std::string text = place.file;
    if (place.line != 0) {
        text += ':' + std::to_string(place.line);
        if (place.column != 0) {
            text += ':' + std::to_string(place.column);
        }
    }
    return text;
}

}  // namespace selfe::configuration
