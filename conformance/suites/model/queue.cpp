// Random system calls of several threads, compared with the model of queues step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/player.hpp"

#include "model_case.hpp"
#include "target_threads.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"QueueModel", "queue"};
constexpr uint32_t own_steps = 10000;

}  // namespace

CASE(QueueModel, AgreesAfterEachRandomStep, "CN-104", "CN-126", "CN-137", "CN-145", "CN-146",
     "CN-147", "CN-148", "CN-150", "CN-151", "IPC-010", "IPC-013", "IPC-014", "IPC-016", "IPC-017",
     "IPC-018", "IPC-020", "IPC-022", "IPC-033", "IPC-041", "IPC-042", "IPC-046", "IPC-048",
     "MCS-033", "MCS-042", "MCS-062", "MCS-067", "MCS-068", "NTFN-001", "NTFN-002", "NTFN-003",
     "NTFN-006", "NTFN-009", "NTFN-010", "NTFN-011", "NTFN-012", "NTFN-014", "NTFN-015", "NTFN-020",
     "NTFN-021", "NTFN-023", "NTFN-026", "SYS-007", "SYS-008", "SYS-010", "SYS-011", "SYS-012",
     "SYS-013", "SYS-015", "SYS-016", "SYS-020", "SYS-022", "SYS-023", "SYS-026", "SYS-027",
     "SYS-028", "SYS-031", "SYS-033", "SYS-034", "SYS-035", "SYS-036", "SYS-037", "SYS-038",
     "SYS-040", "SYS-052", "TCB-128", "TCB-153", "TCB-155", "TCB-156", "TCB-157", "TCB-158",
     "TCB-159", "TCB-161", "TCB-162", "TCB-163", "TCB-164", "TCB-165", "TCB-166", "TCB-167",
     "TCB-168") {
    decide(t, case_rows, play<models::queue::Player>(t, name, own_steps));
}

}  // namespace selfe::conformance
