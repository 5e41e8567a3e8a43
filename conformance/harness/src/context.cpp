// How a case builds its objects; every failure here ends the case with a sentence.
// SPDX-License-Identifier: BSD-2-Clause
#include <initializer_list>

#include "selfe/conformance/context.hpp"

#include "selfe/claims.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/outcome.hpp"
#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/scheduling/time.hpp"
#include "selfe/frame.hpp"
#include "selfe/thread.hpp"

namespace selfe::conformance {
namespace {

// A worker's first code: the body, then a mark that it is over. The thread stops when this returns.
void run_worker(void* argument) {
    auto& start = *static_cast<WorkerStart*>(argument);
    use_console_cap(Cap<Any>{case_slot::Console});
    use_reply_place(start.reply_place);
    start.call(start.body, start.state);
    start.is_done = true;
}

[[noreturn]] void give_up(Case& t, const char* what, const char* reason = "") {
    DetailText text;
    text.add("cannot arrange: ");
    text.add(what);
    text.add(reason);
    Outcome::current().fail(text);
    t.abandon();
}

}  // namespace

void Case::tell(const char* key, uint64_t value) const {
    Frame().text("M ").decimal(index_).text(" ").text(key).text("=").decimal(value).send();
}

void Case::tell_hex(const char* key, uint64_t value) const {
    Frame().text("M ").decimal(index_).text(" ").text(key).text("=0x").hex(value).send();
}

void Case::must(Error error, const char* what) {
    if (!is_ok(error)) {
        DetailText reason;
        reason.add(", ");
        reason.add(name_of(error));
        give_up(*this, what, reason.c_str());
    }
}

Slot Case::empty_slot() {
    if (next_slot_ == Word{1} << case_cnode_radix) {
        give_up(*this, "the case's CNode is full");
    }
    return Slot{cnode(), next_slot_++, word_bits};
}

Word Case::make_object(Word type, Word size_bits, Cap<Untyped> untyped) {
    const Slot slot = empty_slot();
    must(untyped.retype(type, size_bits, slot.root, 0, 0, slot.index, 1),
         "an object cannot be made");
    return slot.index;
}

Cap<CNode> Case::make_cspace(Word radix) {
    const Cap<CNode> plain = make<CNode>(radix);
    return minted(plain, cnode_guard(0, word_bits - radix));
}

Word Case::copy_bits(Word cptr, Rights rights) {
    const Slot slot = empty_slot();
    must(slot.copy(slot_of(Cap<Any>{cptr}), rights), "a capability cannot be copied");
    return slot.index;
}

Word Case::mint_bits(Word cptr, Word badge, Rights rights) {
    const Slot slot = empty_slot();
    must(slot.mint(slot_of(Cap<Any>{cptr}), rights, badge), "a capability cannot be minted");
    return slot.index;
}

Cap<Any> Case::time_authority(Core core) {
    const SlotRegion authorities = time_authorities(boot_info());
    if (core.number() == 0 || authorities.size() == 0) {
        return time_authority();
    }
    if (core.number() >= authorities.size()) {
        give_up(*this, "this machine has no such core");
    }
    const Slot slot = empty_slot();
    must(slot.copy(boot_slot(authorities.start + core.number()), Rights::all()),
         "the authority over a core's time cannot be copied");
    return Cap<Any>{slot.index};
}

bool Case::is_empty(Slot slot) {
    // Copying from an empty slot is a failed lookup; a capability that cannot be copied says
    // something else, and one that can leaves a copy, which goes again.
    const Slot scratch = empty_slot();
    --next_slot_;
    const Error error = scratch.copy(slot, Rights::all());
    if (error == Error::NoError) {
        must(scratch.delete_(), "a probe cannot be deleted");
    }
    return error == Error::FailedLookup;
}

Worker Case::prepare_worker(WorkerStart worker_start, WorkerOptions options) {
    const size_t number = thread_number::first_worker + worker_count_;
    if (number == thread_number::count) {
        give_up(*this, "the supply of threads is used up");
    }
    WorkerStart& start = workers_[worker_count_++];
    start = worker_start;
    ThreadMemory& memory = thread_memory(number);
    const Cap<Tcb> tcb = make<Tcb>();
    ThreadImage image{.tcb = tcb,
                      .cspace = options.cspace.is_null() ? cnode() : options.cspace,
                      .vspace = vspace(),
                      .fault_endpoint = Cap<Endpoint>{options.fault_handler},
                      .ipc_buffer = nullptr,
                      .ipc_buffer_frame = {},
                      .own_tcb = options.cspace.is_null() ? tcb : Cap<Tcb>{},
                      .stack = memory.stack,
                      .stack_size = sizeof memory.stack,
                      .entry = run_worker,
                      .argument = &start};
    if (options.has_ipc_buffer) {
        const Slot frame = empty_slot();
        must(frame.copy(boot_slot(ipc_buffer_slot(number)), Rights::all()),
             "the page of an IPC buffer cannot be copied");
        image.ipc_buffer = reinterpret_cast<sys::seL4_IPCBuffer*>(memory.ipc_buffer);
        image.ipc_buffer_frame = Cap<Page>{frame.index};
    }
    must(prepare_thread(image), "a worker cannot be prepared");
    must(tcb.set_priority(this->tcb(), options.priority), "a worker's priority cannot be set");
    const Slot time = empty_slot();
    if (options.has_time) {
        must(give_time(time_authority(options.core), tcb, this->memory(), time),
             "a worker cannot be given time");
    }
    must(choose_core(tcb, options.core), "a worker cannot be moved to its core");
    const Slot reply_place = empty_slot();
    must(make_reply_place(this->memory(), reply_place),
         "a worker's place for callers cannot be made");
    start.reply_place = reply_place.index;
    return Worker(tcb, Cap<Any>{time.index}, &start.is_done,
                  reinterpret_cast<sys::seL4_IPCBuffer*>(memory.ipc_buffer));
}

void Case::settle() {
    // Below every worker: this thread comes back only when all of them are blocked or done.
    for (const Word level : {priority::Settling, priority::Body}) {
        must(tcb().set_priority(tcb(), level), "the case's own priority cannot be set");
    }
}

void Case::begin(const char* const* rows, const bool* applies, size_t count) {
    rows_ = rows;
    applies_ = applies;
    row_count_ = count;
    for (size_t i = 0; i < count; ++i) {
        if (applies[i]) {
            return;
        }
    }
    DetailText text;
    text.add(rows[0]);
    text.add(" does not apply to this kernel's configuration");
    Outcome::current().skip(text.c_str());
    abandon();
}

void Case::end() {
    for (size_t i = 0; i < row_count_; ++i) {
        if (applies_[i] && !Outcome::current().is_row_checked(i)) {
            DetailText text;
            text.add(rows_[i]);
            text.add(" was declared and never checked");
            Outcome::current().fail(text);
        }
    }
    abandon();
}

void Case::abandon() {
    for (;;) {
        sys::seL4_Send(case_slot::Monitor, sys::seL4_MessageInfo_new(0, 0, 0, 0));
        (void)tcb().suspend();
    }
}

}  // namespace selfe::conformance
