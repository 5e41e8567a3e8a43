// Random sequences of what sets and shows registers, compared with the register model step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/player.hpp"

#include "model_case.hpp"
#include "target_registers.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"RegisterModel", "registers"};
constexpr uint32_t own_steps = 800;

}  // namespace

CASE(RegisterModel, AgreesAfterEachRandomStep, "TCB-067", "TCB-071", "TCB-072", "TCB-076",
     "TCB-078", "TCB-079", "TCB-080", "TCB-155", "TCB-169", "FLT-028", "FLT-032", "FLT-046",
     "SYS-067") {
    decide(t, case_rows, play<models::registers::Player>(t, name, own_steps));
}

}  // namespace selfe::conformance
