// Random addresses in small random CSpaces, compared with the lookup model one by one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/player.hpp"

#include "model_case.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"LookupModel", "lookup"};
constexpr uint32_t own_steps = 1200;

}  // namespace

CASE(LookupModel, AgreesOnEachRandomAddress, "CN-004", "CN-005", "CN-006", "CN-023", "CN-024",
     "CN-025", "CN-027", "CN-028", "CN-029", "CN-030", "CN-031", "CN-044", "CN-104", "CN-106",
     "CN-122", "CN-168", "CN-171", "CN-174", "UT-063", "UT-065", "UT-066") {
    decide(t, case_rows, play<models::lookup::Player>(t, name, own_steps));
}

}  // namespace selfe::conformance
