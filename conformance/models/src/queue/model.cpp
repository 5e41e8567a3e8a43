// The state of the queue model at the start, and what is asked of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

#include <initializer_list>

namespace selfe::models::queue {
namespace {

// Neither rising nor falling, with two equals.
constexpr uint8_t first_levels[thread_count] = {2, 3, 1, 2};

}  // namespace

Model::Model(const Labels& labels) : labels_(&labels) {
    for (unsigned i = 0; i < thread_count; ++i) {
        threads_[i].level = first_levels[i];
        threads_[i].time = static_cast<uint8_t>(i + 1);
        faults_[i] = no_fault;
    }
    for (const uint8_t slot : {endpoint, other_endpoint, notification, other_notification}) {
        make(slot);
    }
    for (const Step& copy : first_copies) {
        mint_into(copy);
    }
    for (uint8_t slot = first_reply; labels.has_reply_objects && slot < slot_count; ++slot) {
        make(slot);
    }
}

/// A saved caller is no object of the game's.
bool Model::is_of_object(const Cap& cap, unsigned object) const {
    const bool is_caller = cap.type == Type::Reply && !has_reply_objects();
    return cap.type != Type::Null && !is_caller && cap.object == object;
}

bool Model::is_object_alive(unsigned object) const {
    for (const Cap& cap : caps_) {
        if (is_of_object(cap, object)) {
            return true;
        }
    }
    return false;
}

void Model::rule(const char* row) {
    if (row_count_ < max_rows) {
        rows_[row_count_++] = row;
    }
}

void Model::apply(const Step& step, const Observed* seen) {
    row_count_ = 0;
    order_row_ = nullptr;
    told_count_ = 0;
    missing_ = thread_count;
    was_chosen_ = false;
    for (unsigned i = 0; i < thread_count; ++i) {
        told_[i] = false;
        faults_[i] = no_fault;
    }
    seen_ = seen;
    if (is_order(step.method)) {
        Thread& thread = threads_[step.thread];
        thread.order = step;
        thread.number = ++orders_;
        thread.state = State::Pending;
    } else if (expect(step).is_success()) {
        change(step);
    }
    if (!step.is_held) {
        settle(seen);
    }
    seen_ = nullptr;
}

}  // namespace selfe::models::queue
