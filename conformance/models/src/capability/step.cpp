// Prints steps of the capability model as the C++ that makes them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/step.hpp"

namespace selfe::models::capability {
namespace {

constexpr const char* type_names[] = {"Null",         "Untyped", "Tcb",  "Endpoint",
                                      "Notification", "CNode",   "Frame"};

Format& operator<<(Format& text, const char* part) {
    return text.text(part);
}
Format& operator<<(Format& text, unsigned value) {
    return text.decimal(value);
}
Format& operator<<(Format& text, Place place) {
    if (place.root == 0) {
        return text << "at(" << unsigned{place.index} << ")";
    }
    return text << "in(" << unsigned{place.root} << ", " << unsigned{place.index} << ")";
}
Format& operator<<(Format& text, Data data) {
    text << (data.guard_bits == 0 ? "badge(0x" : "guard(0x");
    text.hex(data.badge);
    if (data.guard_bits != 0) {
        text << ", " << unsigned{data.guard_bits};
    }
    return text << ")";
}

}  // namespace

void write(Format& text, const Step& step) {
    switch (step.method) {
        case Method::Retype:
            text << "retype(" << step.from
                 << ", Type::" << type_names[static_cast<size_t>(step.type)] << ", "
                 << unsigned{step.size_bits} << ", " << step.to << ", " << unsigned{step.count};
            break;
        case Method::Copy:
            text << "copy(" << step.to << ", " << step.from << ", " << unsigned{step.rights};
            break;
        case Method::Mint:
            text << "mint(" << step.to << ", " << step.from << ", " << unsigned{step.rights} << ", "
                 << step.data;
            break;
        case Method::Move:
            text << "move(" << step.to << ", " << step.from;
            break;
        case Method::Mutate:
            text << "mutate(" << step.to << ", " << step.from << ", " << step.data;
            break;
        case Method::Rotate:
            text << "rotate(" << step.to << ", " << step.data << ", " << step.pivot << ", "
                 << step.pivot_data << ", " << step.from;
            break;
        case Method::Delete:
            text << "remove(" << step.to;
            break;
        case Method::Revoke:
            text << "revoke(" << step.to;
            break;
    }
    text << ")";
}

}  // namespace selfe::models::capability
