// Chooses what stands in a message from the names and types of the method's parameters.
// SPDX-License-Identifier: BSD-2-Clause
#include "message.hpp"

#include "selfe/config.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/arch/window.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance::sweep {
namespace {

// The first one is that of Objects, and an interrupt has one handler.
constexpr Word spare_irq = platform::spare_irq_count < 2 ? 0 : platform::spare_irqs[1];

// Parameters whose one good value does not depend on the case. What is not named here is 0.
struct Usual {
    const char* name;
    Word value;
};
constexpr Usual usual[] = {
    {"type", Traits<Endpoint>::type},
    {"num_objects", 1},
    // Of 0 its frame would not be examined; no thread has one that far into a page.
    {"buffer", window + (Word{1} << sys::seL4_IPCBufferSizeBits)},
    {"priority", priority::Low},
    {"mcp", priority::Low},
    {"rights", 0b1111},  // seL4_CapRights: each bit a right
    {"ioaddr", 0x10'0000},
    {"pin", spare_irq},
    {"irq", spare_irq},
    {"first_port", 0x81},  // the DMA controller's page registers do nothing while no transfer runs
    {"last_port", 0x83},
    {"port", 0xcf8},      // those that Objects gives: arch/x86_64/arch_objects.cpp
    {"x0", 0x8400'0000},  // PSCI_VERSION (Arm DEN 0022): firmware changes nothing
    {"end", 16},
    {"end_offset", 16},
};

constexpr Word no_domain_schedule = ~Word{0};

// Methods of which the description does not say what they accept, by a parameter of theirs.
struct Undescribed {
    const char* interface;
    const char* parameter;
    const char* reason;
    bool is_so_here = true;
};
constexpr Undescribed undescribed[] = {
    {"seL4_IRQControl", "irq", "with an I/O APIC this kernel gives out interrupts by pin only",
     config::flag_or("IRQ_IOAPIC", false)},
    {"seL4_X86_IOPageTable", "ioaddr",
     "an I/O space is a device's, and there is none that a case may use"},
    {"seL4_X86_Page", "ioaddr",
     "an I/O space is a device's, and there is none that a case may use"},
    {"seL4_SchedContext", "cap", "the description gives no type to what is bound"},
    {"seL4_SchedControl", "budget",
     "a budget of 0 is refused; the boundaries of the sweep try others"},
};

}  // namespace

const Field* Message::field(const char* name) const {
    for (size_t i = 0; i < method_.field_count; ++i) {
        if (is_same(method_.fields[i].name, name)) {
            return &method_.fields[i];
        }
    }
    return nullptr;
}

Word Message::value_of(Objects& objects, const Field& field) {
    const auto is = [&](const char* name) { return is_same(field.name, name); };
    if (has_field("virq")) {
        return 0;  // numbers of a guest's interrupt, whatever the same names mean elsewhere
    }
    if (is("index") && !has_field("depth")) {
        return no_domain_schedule;  // an accepted one would change how the suite itself is run
    }
    if (is("index") || is("dest_index") || is("node_offset")) {
        filled_slot_ = objects.empty_slot();
        filling_word_ = field.word;
        return filled_slot_;
    }
    if (ends_with(field.name, "_index") && !is("node_index")) {
        return objects.full_slot();
    }
    if (ends_with(field.name, "depth") && !is("node_depth")) {
        return word_bits;
    }
    if (is("vaddr")) {
        return objects.free_address(*method_.interface);
    }
    if (is("irq") && has_field("target") && !has_field("trigger")) {
        return 0;  // one of the interrupts that cores send each other
    }
    if (is("count")) {
        return method_.label == sys::TCBReadRegisters ? 1 : 0;
    }
    for (const Usual& one : usual) {
        if (is(one.name)) {
            return one.value;
        }
    }
    return 0;
}

Message::Message(Objects& objects, const Method& method)
    : method_(method), t_(objects.test()), target_(objects.of(*method.interface)) {
    Case& t = t_;
    NEEDS(target_.bits != 0, objects.why_none(*method.interface));
    for (size_t i = 0; i < method.field_count; ++i) {
        const Field& field = method.fields[i];
        words_[field.word] |= value_of(objects, field) << field.shift;
    }
    for (size_t i = method.word_count; i < Method::max_fields; ++i) {
        words_[i] = ~Word{0};  // surplus, should a message be longer
    }
    for (size_t i = 0; i < method.argument_count; ++i) {
        caps_[i] = method.label == method::asid_pool_assign ? objects.unassigned_vspace()
                                                            : objects.of(method.arguments[i]);
        if (caps_[i].bits == 0) {
            caps_[i] = t.vspace();  // what is looked at last must at least be there
        }
    }
}

Invocation Message::invocation(Word word_count, Word cap_count) const {
    Message cut = *this;
    // What stands behind the end is none of the message.
    for (size_t i = word_count; i < Method::max_fields; ++i) {
        cut.words_[i] = ~Word{0};
    }
    return cut.to(target_).length(word_count).cap_count(cap_count);
}

Invocation Message::to(Cap<Any> target) const {
    Invocation invocation(target, method_.label);
    for (size_t i = 0; i < Method::max_fields; ++i) {
        invocation.words(words_[i]);
    }
    // Behind the method's own stand capabilities that can be looked up, too.
    for (size_t i = 0; i < 3; ++i) {
        invocation.caps(i < method_.argument_count ? caps_[i] : Cap<Any>(t_.cnode()));
    }
    return invocation;
}

Invocation Message::with(size_t argument, Cap<Any> cap) const {
    Message changed = *this;
    changed.caps_[argument] = cap;
    return changed.invocation();
}

void Message::raise_flag(const char* name) {
    if (const Field* const flag = field(name); flag != nullptr) {
        words_[flag->word] |= Word{1} << flag->shift;
    }
}

Message Message::elsewhere(Objects& objects) const {
    Message moved = *this;
    if (const Field* const address = field("vaddr"); address != nullptr) {
        moved.words_[address->word] = objects.free_address(*method_.interface);
    }
    return moved;
}

void Message::set(Word word, Word shift, Word bits, uint64_t value) {
    const Word mask = bits < word_bits ? ((Word{1} << bits) - 1) << shift : ~Word{0};
    words_[word] = (words_[word] & ~mask) | (static_cast<Word>(value) << shift & mask);
    if (bits > word_bits) {
        words_[word + 1] = static_cast<Word>(value >> 32);
    }
    if (word == filling_word_) {
        filled_slot_ = static_cast<Word>(value);
    }
}

void Message::undo() const {
    if (filled_slot_ != no_slot) {
        t_.must(t_.slot_of(Cap<Any>{filled_slot_}).delete_(), "a slot cannot be emptied again");
    }
}

bool Message::has_parameter(const char* name) const {
    for (size_t i = 0; i < method_.argument_count; ++i) {
        if (is_same(method_.arguments[i].name, name)) {
            return true;
        }
    }
    return has_field(name);
}

void Message::needs_answer(const Reply& answer, Word good) const {
    if (answer.label == good) {
        return;
    }
    Case& t = t_;
    for (const Undescribed& method : undescribed) {
        NEEDS(!method.is_so_here || !is_same(method.interface, method_.interface->name) ||
                  !has_parameter(method.parameter),
              method.reason);
    }
    DetailText text;
    text.add("a message as the description of the method asks for it was answered ");
    conformance::describe(text, static_cast<Error>(answer.label));
    Outcome::current().fail(text);
    t.abandon();
}

}  // namespace selfe::conformance::sweep
