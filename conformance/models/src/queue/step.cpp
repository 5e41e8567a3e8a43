// Prints steps of the queue model as the C++ that makes them, and simplifies them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/step.hpp"

namespace selfe::models::queue {
namespace {

/// A maker's name and its arguments in order: t(h)read, (c)apability, (t)arget, (r)eply, (m)essage
/// (length and gift), (v)alue, ri(g)hts.
struct Form {
    const char* name;
    const char* arguments;
};
constexpr Form forms[method_count] = {
    {"send", "hcm"},
    {"nb_send", "hcm"},
    {"call", "hcm"},
    {"recv", "hcr"},
    {"nb_recv", "hcr"},
    {"reply_recv", "hcrm"},
    {"reply", "hm"},
    {"save_caller", "hr"},
    {"wait", "hc"},
    {"nb_wait", "hc"},
    {"nb_send_recv", "htmcr"},
    {"nb_send_wait", "htmc"},
    {"suspend", "h"},
    {"resume", "h"},
    {"restart", "h"},
    {"set_priority", "hv"},
    {"bind", "hc"},
    {"unbind", "h"},
    {"delete_thread", "h"},
    {"take_time", "h"},
    {"give_time", "h"},
    {"make", "c"},
    {"mint", "tcgv"},
    {"remove", "c"},
    {"revoke", "c"},
    {"cancel_badged_sends", "c"},
};
constexpr const char* gifts[] = {"Gift::None", "Gift::Token", "Gift::Own"};

void write_argument(Format& text, const Step& step, char argument) {
    switch (argument) {
        case 'h':
            text.decimal(step.thread);
            return;
        case 'c':
            text.decimal(step.cap);
            return;
        case 't':
            text.decimal(step.target);
            return;
        case 'r':
            text.decimal(step.reply);
            return;
        case 'g':
            text.decimal(step.rights);
            return;
        case 'm':
            text.decimal(step.value).text(", ").text(gifts[static_cast<size_t>(step.gift)]);
            return;
        default:
            text.decimal(step.value);
    }
}

/// One less, if it is the try that is wanted.
bool lower(uint8_t& number, uint8_t least, unsigned& n) {
    if (number <= least || n-- > 0) {
        return false;
    }
    --number;
    return true;
}

}  // namespace

bool simplify(Step& step, unsigned n) {
    if (step.is_held && n-- == 0) {
        step.is_held = false;
        return true;
    }
    if (step.gift != Gift::None && n-- == 0) {
        step.gift = Gift::None;
        return true;
    }
    const bool is_message = is_order(step.method);
    if (is_message && step.value > 0 && n-- == 0) {
        step.value = 0;
        return true;
    }
    if (step.method == Method::Mint && step.rights != all_rights && n-- == 0) {
        step.rights = all_rights;
        return true;
    }
    const uint8_t least_target = step.method == Method::Mint ? first_copy : 1;
    return lower(step.value, 0, n) || lower(step.thread, 0, n) || lower(step.cap, 1, n) ||
           lower(step.target, least_target, n) || lower(step.reply, first_reply, n);
}

void write(Format& text, const Step& step) {
    const Form& form = forms[static_cast<size_t>(step.method)];
    text.text(step.is_held ? "held(" : "").text(form.name).text("(");
    for (const char* argument = form.arguments; *argument != '\0'; ++argument) {
        text.text(argument == form.arguments ? "" : ", ");
        write_argument(text, step, *argument);
    }
    text.text(step.is_held ? "))" : ")");
}

}  // namespace selfe::models::queue
