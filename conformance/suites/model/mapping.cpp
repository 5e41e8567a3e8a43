// Random sequences of mappings in several VSpaces, compared with the mapping model step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/player.hpp"

#include "model_case.hpp"
#include "target_mappings.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"MappingModel", "mapping"};
constexpr uint32_t own_steps = 500;

}  // namespace

CASE(MappingModel, AgreesAfterEachRandomStep, "ASID-009", "ASID-020", "ASID-034", "ASID-045",
     "CN-112", "CN-122", "CN-130", "CN-134", "CN-165", "UT-037", "VS-005", "VS-014", "VS-022",
     "VS-031", "VS-038", "VS-047", "VS-054", "VS-071", "VS-112", "VS-117", "VS-123", "VS-127",
     "VS-131", "VS-132", "VS-151", "VS-157", "VS-161", "VS-165", "VS-166", "VS-184", "VS-190",
     "VS-194", "VS-198", "VS-199") {
    decide(t, case_rows, play<models::mapping::Player>(t, name, own_steps));
}

}  // namespace selfe::conformance
