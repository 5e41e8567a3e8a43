// Prints steps of the mapping model as the C++ that makes them, and makes them simpler.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/step.hpp"

namespace selfe::models::mapping {
namespace {

/// Numbers behind a call's name, with commas between.
class Arguments {
  public:
    explicit Arguments(Format& text) : text_(text) {}

    Arguments& decimal(Word value) {
        text_.text(separator_).decimal(value);
        separator_ = ", ";
        return *this;
    }
    Arguments& name(const char* name) {
        text_.text(separator_).text(name);
        separator_ = ", ";
        return *this;
    }

  private:
    Format& text_;
    const char* separator_ = "";
};

const char* name_of(const Step& step) {
    constexpr const char* names[] = {"make",   "copy", "move",  "remove",   "revoke",
                                     "assign", "map",  "unmap", "put_table"};
    const bool is_table = step.method == Method::Make && step.type == Type::Table;
    return is_table ? "make_table" : names[static_cast<size_t>(step.method)];
}

void write_slot(Arguments& arguments, Word slot) {
    constexpr const char* stocks[] = {"stock(0)", "stock(1)", "stock(2)", "stock(3)"};
    if (slot >= window_slots && slot < slot_count) {
        arguments.name(stocks[slot - window_slots]);
    } else {
        arguments.decimal(slot);
    }
}

void write_make(Arguments& arguments, const Step& step) {
    constexpr const char* types[] = {"Type::Null", "Type::VSpace", "Type::Table", "Type::Frame",
                                     "Type::Pool"};
    arguments.decimal(step.slot).decimal(step.from);
    if (step.type == Type::Table) {
        arguments.decimal(step.kind);
    } else {
        arguments.name(types[static_cast<size_t>(step.type)]);
    }
}

}  // namespace

bool simplify(Step& step, unsigned n) {
    uint8_t* const numbers[] = {&step.slot, &step.from, &step.kind, &step.place};
    for (uint8_t* number : numbers) {
        const unsigned least = number == &step.slot ? 1 : 0;
        if (*number > least && n-- == 0) {
            --*number;
            return true;
        }
    }
    if (step.offset != 0 && n-- == 0) {
        step.offset = 0;
        return true;
    }
    if (step.no_execute && n-- == 0) {
        step.no_execute = false;
        return true;
    }
    const bool has_rights = step.method == Method::Copy || step.method == Method::Map;
    if (has_rights && step.rights != all_rights && n-- == 0) {
        step.rights = all_rights;
        return true;
    }
    return false;
}

void write(Format& text, const Step& step) {
    text.text(name_of(step)).text("(");
    Arguments arguments(text);
    switch (step.method) {
        case Method::Make:
            write_make(arguments, step);
            break;
        case Method::Assign:
            arguments.decimal(step.from).decimal(step.slot);
            break;
        case Method::Copy:
        case Method::Move:
        case Method::Map:
        case Method::MapTable:
            write_slot(arguments, step.slot);
            write_slot(arguments, step.from);
            break;
        default:
            write_slot(arguments, step.slot);
            break;
    }
    if (step.method == Method::Map || step.method == Method::MapTable) {
        arguments.decimal(step.place);
    }
    if (step.method == Method::Copy || step.method == Method::Map) {
        arguments.decimal(step.rights);
    }
    if (step.method == Method::Map) {
        arguments.name(step.no_execute ? "true" : "false");
    }
    if (step.offset != 0) {
        arguments.decimal(step.offset);
    }
    text.text(")");
}

}  // namespace selfe::models::mapping
