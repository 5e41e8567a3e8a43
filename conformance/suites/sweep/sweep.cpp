// The loops over lengths, capabilities and types.
// SPDX-License-Identifier: BSD-2-Clause
#include "sweep.hpp"

#include "message.hpp"
#include "selfe/conformance/system_call.hpp"
#include "states.hpp"

namespace selfe::conformance::sweep {
namespace {

constexpr Word most_words = sys::seL4_MsgMaxLength;
constexpr Word most_caps = sys::seL4_MsgMaxExtraCaps;

// Answers that are no more than a yes or no: what a method returns may differ from call to call.
bool is_same_answer(const Reply& a, const Reply& b) {
    return a.label == b.label && a.length == b.length;
}

bool is_success(const Reply& reply) {
    return reply.label == sys::seL4_NoError;
}

// The documents name one of these for each argument of each method; the suites of the objects know
// which.
bool is_refusal_of_an_argument(const Reply& reply) {
    return reply.label == sys::seL4_InvalidCapability || reply.label == sys::seL4_InvalidArgument ||
           reply.label == sys::seL4_IllegalOperation || reply.label == sys::seL4_FailedLookup;
}

// Where libsel4 gives no type, the parameter's name stands for it.
bool is_for(const Argument& argument, const char* type) {
    return is_same(argument.interface == nullptr ? argument.name : argument.interface->name, type);
}

void note_attempt(const Reply& reply, const char* argument) {
    DetailText text;
    text.add("argument ");
    text.add(argument);
    text.add(" of another type: ");
    describe(text, reply);
    Outcome::current().note(text);
}

// Each message with a capability of another type as one of its arguments, as long as `attempt` of
// argument and message says so.
template <class Attempt>
bool for_other_types(Case& t, const Method& method, const Message& message,
                     const Attempt& attempt) {
    const struct {
        const char* type;
        Cap<Any> cap;
    } others[] = {{"seL4_CNode", t.cnode()},
                  {"seL4_TCB", t.make<Tcb>()},
                  {"seL4_Untyped", t.make<Untyped>(5)},
                  {"notification", t.make<Notification>()}};
    for (size_t i = 0; i < method.argument_count; ++i) {
        for (const auto& other : others) {
            if (!is_for(method.arguments[i], other.type) &&
                !attempt(method.arguments[i], message.with(i, other.cap))) {
                return false;
            }
        }
    }
    return true;
}

// Messages with too few words, and with too few capabilities.
void send_short_ones(const Method& method, const Message& message) {
    for (Word length = 0; length < method.word_count; ++length) {
        message.invocation(length, method.argument_count).call();
    }
    for (Word count = 0; count < method.argument_count; ++count) {
        message.invocation(method.word_count, count).call();
    }
}

}  // namespace

void describe(DetailText& text, const Finding& finding) {
    describe(text, finding.reply);
    text.add(" with ");
    text.add(finding.attempt);
    text.add(" ");
    text.add_decimal(finding.number);
}

Finding on_another_object(Case& t, const Method& method, const Interface* const* interfaces,
                          size_t interface_count) {
    Objects objects(t);
    const Message message(objects, method);
    for (size_t i = 0; i < interface_count; ++i) {
        if (interfaces[i] == method.interface) {
            continue;
        }
        const Cap<Any> other = objects.of(*interfaces[i]);
        if (other.bits == 0) {
            continue;
        }
        const Reply reply = message.to(other).call();
        if (!(reply == illegal_operation())) {
            return {reply, interfaces[i]->name, method.label};
        }
    }
    return {illegal_operation()};
}

Finding on_an_empty_slot(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    return {message.to(Cap<Any>{objects.empty_slot()}).call()};
}

Finding with_too_few_words(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    for (Word length = 0; length < method.word_count; ++length) {
        const Reply reply = message.invocation(length, method.argument_count).call();
        if (!(reply == truncated_message())) {
            return {reply, "words:", length};
        }
    }
    return {truncated_message()};
}

Finding with_too_few_caps(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    for (Word count = 0; count < method.argument_count; ++count) {
        const Reply reply = message.invocation(method.word_count, count).call();
        if (!(reply == truncated_message())) {
            return {reply, "capabilities:", count};
        }
    }
    return {truncated_message()};
}

Finding without_ipc_buffer(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    const MessageInfo info(method.label, method.word_count, method.argument_count);
    SystemCall call(sys::seL4_SysCall, message.target(), info);
    call.words(message.word(0), message.word(1), message.word(2), message.word(3));
    // All that it needs stands in the memory that is not its buffer. Behind the call it faults.
    const Worker worker = t.prepare(call, SystemCall::make,
                                    {.fault_handler = t.make<Endpoint>().bits,
                                     .has_ipc_buffer = false,
                                     .cspace = objects.cspace()});
    for (size_t i = 0; i < Method::max_fields; ++i) {
        worker.ipc_buffer().msg[i] = message.word(i);
    }
    for (size_t i = 0; i < method.argument_count; ++i) {
        worker.ipc_buffer().caps_or_badges[i] = message.cap(i).bits;
    }
    t.must(worker.tcb().resume(), "a worker cannot be resumed");
    t.settle();
    REQUIRE(worker.is_done());
    Reply reply;
    reply.label = call.info().label();
    reply.length = call.info().length();
    return {reply};
}

Finding with_unknown_label(Case& t, const Interface& interface) {
    Objects objects(t);
    const Cap<Any> target = objects.of(interface);
    NEEDS(target.bits != 0, objects.why_none(interface));
    constexpr Word last = sys::nArchInvocationLabels;
    constexpr Word greatest = ~Word{0} >> 12;  // seL4_MessageInfo keeps 12 bits for the rest
    for (const Word label : {Word{0}, last, last + 1, last + 2, last + 0x100, greatest}) {
        Invocation invocation(target, label);
        invocation.length(most_words).caps(t.cnode(), t.cnode(), t.cnode());
        const Reply reply = invocation.call();
        if (!(reply == illegal_operation())) {
            return {reply, "label", label};
        }
    }
    return {illegal_operation()};
}

bool is_silent_when_sent(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    // An answer would begin with a word 0, so none of these is.
    Invocation to_nothing(Cap<Any>{objects.empty_slot()}, method.label);
    to_nothing.words(0xa1, 0xa2, 0xa3, 0xa4);
    bool is_silent = to_nothing.send() && to_nothing.nb_send();
    if (method.word_count > 0) {
        const Word length = method.word_count - 1;
        is_silent = is_silent && message.invocation(length, method.argument_count).send() &&
                    message.invocation(length, method.argument_count).nb_send();
    }
    if (method.argument_count > 0) {
        const Word count = method.argument_count - 1;
        is_silent = is_silent && message.invocation(method.word_count, count).send() &&
                    message.invocation(method.word_count, count).nb_send();
    }
    return is_silent;
}

bool refuses_other_types(Case& t, const Method& method) {
    Objects objects(t);
    const Message accepted(objects, method);
    accepted.needs_answer(accepted.invocation().call(), sys::seL4_NoError);
    accepted.undo();
    const Message message(objects, method);
    const bool all_are_refused =
        for_other_types(t, method, message, [](const Argument& argument, Invocation invocation) {
            const Reply reply = invocation.call();
            if (!is_refusal_of_an_argument(reply)) {
                note_attempt(reply, argument.name);
                return false;
            }
            return true;
        });
    return all_are_refused && is_success(message.invocation().call());
}

bool ignores_surplus(Case& t, const Method& method) {
    Objects objects(t);
    const Message message(objects, method);
    const Reply wanted = message.invocation().call();
    message.undo();
    const Message longer(objects, method);
    return is_same_answer(longer.invocation(most_words, most_caps).call(), wanted);
}

bool refuses_without_trace(Case& t, const Method& method) {
    Objects objects(t);
    const Message untroubled(objects, method);
    const Reply wanted = untroubled.invocation().call();
    untroubled.undo();
    const auto refuse = [&](const Message& message) {
        send_short_ones(method, message);
        // Of a method that nothing is known to be good for, who knows what it takes.
        if (is_success(wanted)) {
            for_other_types(t, method, message, [](const Argument&, Invocation invocation) {
                invocation.call();
                return true;
            });
        }
    };
    const Loss loss = loss_behind(objects, method, Message(objects, method), refuse);
    note(loss);
    if (loss.what != nullptr) {
        return false;
    }
    if (!is_success(wanted)) {
        NEEDS(loss.is_looked_for,
              "no message is known here that the method accepts, and no state of its objects: that "
              "two errors are equal tells no trace");
        return true;
    }
    const Message message(objects, method);
    refuse(message);
    return is_same_answer(message.elsewhere(objects).invocation().call(), wanted);
}

}  // namespace selfe::conformance::sweep
