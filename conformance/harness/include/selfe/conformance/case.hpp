// How a case is written: CASE declares it with the rules it decides, CHECK… decides them.
// SPDX-License-Identifier: BSD-2-Clause
//
//     CASE(CNodeCopy, IntoOccupiedSlotIsDeleteFirst, "CN-031") {
//         const Slot occupied = t.slot_of(t.make<Endpoint>());
//         CHECK_EQ("CN-031", occupied.copy(t.slot_of(t.make<Endpoint>()), Rights::all()),
//                  Error::DeleteFirst);
//     }
//
// Two rules keep cases honest. CHECK… takes only a row that the case declares (the compiler sees
// to it), and a case that ends without having checked each row it declares has failed.
#pragma once

#include <initializer_list>

#include "selfe/conformance/check.hpp"
#include "selfe/conformance/context.hpp"
#include "selfe/conformance/rows.hpp"

namespace selfe::conformance {

/// What the linker collects in section `.selfe_cases`, one a case. The host reads the same words
/// (tools/cases/src/case_table.cpp), so their order is a contract.
struct CaseDescriptor {
    const char* object;     ///< object and method: `CNodeCopy`
    const char* behaviour;  ///< condition and outcome: `IntoOccupiedSlotIsDeleteFirst`
    const char* area;       ///< folder of suites/
    const char* rows_text;  ///< the ids as written: `"CN-031", "CN-032"`
    const char* file;
    Word line;
    void (*run)(Case& t);
};
static_assert(sizeof(CaseDescriptor) == 7 * sizeof(Word),
              "tools/cases/src/case_table.cpp reads seven words");

extern "C" const CaseDescriptor __selfe_cases_start[];
extern "C" const CaseDescriptor __selfe_cases_end[];

}  // namespace selfe::conformance

/// Defines a case: `CASE(Object, ConditionAndOutcome, "ROW-001", …) { … }`; the body sees `t`.
/// A case of which no row applies to this kernel's configuration is skipped, with that reason.
/// The descriptor's alignment is spelt out, since compilers align large objects more than their
/// type asks for, and there must be no gaps.
#define CASE(object, behaviour, ...)                                                           \
    namespace {                                                                                \
    struct object##_##behaviour {                                                              \
        static constexpr auto case_rows = ::selfe::conformance::rows(__VA_ARGS__);             \
        static void body(::selfe::conformance::Case& t);                                       \
        static void run(::selfe::conformance::Case& t) {                                       \
            static_assert(sizeof case_rows.applies <= ::selfe::conformance::Outcome::max_rows, \
                          "outcome.hpp keeps fewer rows of a case");                           \
            t.begin(case_rows.ids, case_rows.applies, sizeof case_rows.applies);               \
            body(t);                                                                           \
            t.end();                                                                           \
        }                                                                                      \
    };                                                                                         \
    [[gnu::used, gnu::section(".selfe_cases"),                                                 \
      gnu::aligned(sizeof(::selfe::Word))]] constexpr ::selfe::conformance::CaseDescriptor     \
        object##_##behaviour##_descriptor = {#object,                                          \
                                             #behaviour,                                       \
                                             SELFE_AREA,                                       \
                                             #__VA_ARGS__,                                     \
                                             __FILE__,                                         \
                                             __LINE__,                                         \
                                             object##_##behaviour::run};                       \
    }                                                                                          \
    void object##_##behaviour::body([[maybe_unused]] ::selfe::conformance::Case& t)
