// Random sequences of CNode and Untyped methods, compared with the capability model step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/player.hpp"

#include "model_case.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"CapabilityModel", "capability"};
constexpr uint32_t own_steps = 700;

}  // namespace

CASE(CapabilityModel, AgreesAfterEachRandomStep, "CN-026", "CN-030", "CN-031", "CN-039", "CN-043",
     "CN-044", "CN-052", "CN-056", "CN-057", "CN-065", "CN-069", "CN-070", "CN-098", "CN-099",
     "CN-100", "CN-102", "CN-104", "CN-105", "CN-106", "CN-107", "CN-112", "CN-114", "CN-115",
     "CN-119", "CN-120", "CN-122", "CN-123", "CN-125", "CN-127", "CN-134", "CN-135", "CN-136",
     "CN-137", "CN-139", "CN-140", "CN-165", "CN-166", "UT-037", "UT-038", "UT-039", "UT-041",
     "UT-047", "UT-060", "UT-061", "UT-062") {
    decide(t, case_rows, play<models::capability::Player>(t, name, own_steps));
}

}  // namespace selfe::conformance
