// What a case gets: a CSpace and memory of its own, and the means to build what it tests.
// SPDX-License-Identifier: BSD-2-Clause
//
// Everything that a case makes descends from one untyped capability, which the monitor revokes
// afterwards: a case can neither see nor spoil another one's objects. Arranging fails loudly: what
// `make` and its like cannot do ends the case, so the body of a case shows only what it is about.
#pragma once

#include "selfe/conformance/case_space.hpp"
#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/scheduling/time.hpp"
#include "selfe/conformance/thread_memory.hpp"
#include "selfe/conformance/worker.hpp"
#include "selfe/sel4.hpp"

namespace selfe::conformance {

/// What a worker's first code needs: `call` knows the real types of `body` and `state`.
struct WorkerStart {
    void (*call)(void (*body)(), void* state);
    void (*body)();
    void* state;
    Word reply_place;
    bool is_done;
};

/// The context of the running case. One exists at a time.
class Case {
  public:
    /// The case of this number in the image.
    explicit Case(size_t index) : index_(index) {}

    Cap<Tcb> tcb() const { return Cap<Tcb>{case_slot::Tcb}; }
    Cap<CNode> cnode() const { return Cap<CNode>{case_slot::CNode}; }
    Cap<VSpace> vspace() const { return Cap<VSpace>{case_slot::VSpace}; }
    /// Untyped memory for the case's objects: 2^`case_memory_bits` bytes, not a device's.
    Cap<Untyped> memory() const { return Cap<Untyped>{case_slot::Memory}; }
    Cap<AsidPool> asid_pool() const { return Cap<AsidPool>{case_slot::AsidPool}; }
    Cap<AsidControl> asid_control() const { return Cap<AsidControl>{case_slot::AsidControl}; }
    Cap<DomainSet> domain_set() const { return Cap<DomainSet>{case_slot::DomainSet}; }
    Cap<Any> time_authority() const { return Cap<Any>{case_slot::TimeAuthority}; }
    /// The same over another core's time; empty without scheduling contexts.
    Cap<Any> time_authority(Core core);

    /// The slot that a CPtr of this CSpace names.
    Slot slot_of(Cap<Any> cap) const { return Slot{cnode(), cap.bits, word_bits}; }
    /// A slot of the root task's CNode, as boot left it.
    Slot boot_slot(Word index) const {
        return Slot{Cap<CNode>{case_slot::BootCNode}, index, word_bits};
    }
    /// A slot that nobody has used yet; ends the case when there is none left.
    Slot empty_slot();

    /// Retypes a new object out of `memory()`. `size_bits` counts for untypeds and CNodes only.
    template <class Object>
    Cap<Object> make(Word size_bits = 0) {
        return Cap<Object>{make_object(Traits<Object>::type, size_bits, memory())};
    }
    /// The same out of another untyped.
    template <class Object>
    Cap<Object> make_from(Cap<Untyped> untyped, Word size_bits = 0) {
        return Cap<Object>{make_object(Traits<Object>::type, size_bits, untyped)};
    }
    /// A CNode of 2^`radix` slots with a guard of zeros, so that slot numbers are CPtrs of
    /// `word_bits`.
    Cap<CNode> make_cspace(Word radix);

    template <class Object>
    Cap<Object> copy_of(Cap<Object> cap, Rights rights = Rights::all()) {
        return Cap<Object>{copy_bits(cap.bits, rights)};
    }
    template <class Object>
    Cap<Object> minted(Cap<Object> cap, Word badge_or_guard, Rights rights = Rights::all()) {
        return Cap<Object>{mint_bits(cap.bits, badge_or_guard, rights)};
    }

    /// Whether a slot holds no capability: probed by copying from it.
    bool is_empty(Slot slot);
    bool is_empty(Cap<Any> cap) { return is_empty(slot_of(cap)); }

    /// Starts a thread of this case that runs `body(state)` in the case's CSpace and VSpace. It
    /// runs when its priority lets it; `settle` waits for it. Ends the case when the supply of
    /// threads is used up.
    template <class State>
    Worker start(State& state, void (*body)(State&), WorkerOptions options = {}) {
        const Worker worker = prepare(state, body, options);
        must(worker.tcb().resume(), "a worker cannot be resumed");
        return worker;
    }
    /// The same without letting it run.
    template <class State>
    Worker prepare(State& state, void (*body)(State&), WorkerOptions options = {}) {
        return prepare_worker({[](void (*untyped_body)(), void* untyped_state) {
                                   reinterpret_cast<void (*)(State&)>(untyped_body)(
                                       *static_cast<State*>(untyped_state));
                               },
                               reinterpret_cast<void (*)()>(body), &state, 0, false},
                              options);
    }

    /// Lets every thread of the case run until it blocks or ends: the point at which nothing more
    /// will happen without the case's own doing.
    void settle();

    /// Says a number that the case goes by, at once: it is known even if the kernel dies of the
    /// case.
    void tell(const char* key, uint64_t value) const;
    void tell_hex(const char* key, uint64_t value) const;

    /// Ends the case here and now; what has been found so far is its outcome.
    [[noreturn]] void abandon();
    /// Ends the case as FAIL, with this sentence, unless an arrangement succeeded.
    void must(Error error, const char* what);

    /// Called around the body: skips the case if no row applies, fails it if a row was not checked.
    void begin(const char* const* rows, const bool* applies, size_t count);
    void end();

  private:
    Word make_object(Word type, Word size_bits, Cap<Untyped> untyped);
    Word copy_bits(Word cptr, Rights rights);
    Word mint_bits(Word cptr, Word badge, Rights rights);
    Worker prepare_worker(WorkerStart start, WorkerOptions options);

    size_t index_;
    Word next_slot_ = case_slot::FirstFree;
    WorkerStart workers_[thread_number::workers]{};
    size_t worker_count_ = 0;
    const char* const* rows_ = nullptr;
    const bool* applies_ = nullptr;
    size_t row_count_ = 0;
};

}  // namespace selfe::conformance
