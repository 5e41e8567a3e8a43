// What the kernel answers to the conductor in the queue model.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

Admitted Model::expect(const Step& step) const {
    constexpr Answer illegal = models::answer(Code::IllegalOperation);
    const Cap& cap = caps_[step.cap];
    const Thread& thread = threads_[step.thread];
    switch (step.method) {
        case Method::Bind: {
            Admitted admitted("TCB-161");
            if (cap.type != Type::Notification) {
                admitted.refuse(illegal, "TCB-165");
                return admitted;
            }
            if (thread.bound != 0) {
                admitted.refuse(illegal, "TCB-162");
            }
            for (const Thread& other : threads_) {
                if (&other != &thread && other.bound == cap.object) {
                    admitted.refuse(illegal, "TCB-163");
                }
            }
            if (waiting_count(State::Waiting, cap.object) > 0) {
                admitted.refuse(illegal, "TCB-164");
            }
            if (!cap.has(may_read)) {
                admitted.refuse(illegal, "TCB-166");
            }
            return admitted;
        }
        case Method::Unbind: {
            Admitted admitted("TCB-167");
            if (thread.bound == 0) {
                admitted.refuse(illegal, "TCB-168");
            }
            return admitted;
        }
        case Method::CancelBadgedSends: {
            Admitted admitted(cap.badge == 0 ? "CN-146" : "CN-145");
            if (cap.rights != all_rights) {
                admitted.refuse(illegal, "CN-148");
            }
            return admitted;
        }
        case Method::Suspend: {
            const bool is_stopped = thread.state == State::Stopped || thread.state == State::Lost;
            return Admitted(is_stopped                       ? "TCB-156"
                            : thread.state == State::Pending ? "TCB-155"
                                                             : "TCB-153");
        }
        case Method::Resume:
            return Admitted(thread.state == State::Stopped   ? "TCB-157"
                            : thread.state == State::Pending ? "TCB-158"
                                                             : "TCB-159");
        case Method::DeleteThread:
            return Admitted("CN-126");
        case Method::TakeTime:
            return Admitted("MCS-042");
        case Method::GiveTime: {
            Admitted admitted("MCS-033");
            if (owner_of(step.thread + 1) < thread_count) {
                admitted.refuse(illegal, "MCS-036");
            }
            if (thread.time != 0) {
                admitted.refuse(illegal, "MCS-038");
            }
            return admitted;
        }
        case Method::SetPriority:
            return Admitted("TCB-128");
        case Method::Mint:
            return Admitted("CN-104");
        case Method::Revoke:
            return Admitted("CN-137");
        default:
            return Admitted("CN-122");
    }
}

}  // namespace selfe::models::queue
