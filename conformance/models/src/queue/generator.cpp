// Chooses steps of the queue model: threads meet, and are disturbed while they wait.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {
namespace {

// How often a method is tried, in the order of `Method`.
constexpr uint8_t weights[method_count] = {18, 8, 18, 18, 8,  14, 10, 8, 6,  4, 6, 4,
                                           5,  7, 6,  10, 12, 3,  1,  5, 12, 5, 1, 6};
/// Of these a sequence cannot do without.
constexpr uint32_t always =
    1u << static_cast<unsigned>(Method::Send) | 1u << static_cast<unsigned>(Method::Recv) |
    1u << static_cast<unsigned>(Method::Restart) | 1u << static_cast<unsigned>(Method::Make) |
    1u << static_cast<unsigned>(Method::Mint);

class Generator {
  public:
    Generator(const Model& model, Random& random, const Taste& taste)
        : model_(model), random_(random), taste_(taste) {}

    Step any() {
        Step made{};
        made.method = method();
        made.thread = thread(made.method);
        made.rights = rights();
        made.cap = cap(made.method);
        made.target =
            made.method == Method::Mint
                ? static_cast<uint8_t>(first_copy + random_.below(first_reply - first_copy))
            : needs_target(made.method) ? cap(Method::Send)
                                        : uint8_t{0};
        made.reply = reply_slot(made.method);
        made.value = value(made);
        made.gift = can_give(made.method) && random_.in_percent(45)
                        ? static_cast<Gift>(1 + random_.below(2))
                        : Gift::None;
        made.is_held = random_.in_percent(taste_.held_percent);
        return made;
    }

  private:
    uint8_t rights() {
        constexpr uint8_t some[] = {may_read | may_write,
                                    may_read | may_write | may_grant_reply,
                                    may_read,
                                    may_write | may_grant,
                                    may_read | may_grant,
                                    0};
        return random_.in_percent(50) ? all_rights : some[random_.below(sizeof some)];
    }
    Method method() {
        unsigned total = 0;
        for (unsigned i = 0; i < method_count; ++i) {
            total += weight(i);
        }
        unsigned left = random_.below(total);
        unsigned chosen = 0;
        for (; left >= weight(chosen); ++chosen) {
            left -= weight(chosen);
        }
        return static_cast<Method>(chosen);
    }
    unsigned weight(unsigned method) const {
        const bool is_wanted = ((taste_.methods | always) >> method & 1) != 0;
        const unsigned idle = idle_count();
        // When all wait, somebody must help.
        const bool helps = method == static_cast<unsigned>(Method::Restart) && idle < 2;
        return is_wanted ? weights[method] * (helps ? 4u : 1u) : 0u;
    }
    unsigned idle_count() const {
        unsigned count = 0;
        for (unsigned i = 0; i < thread_count; ++i) {
            count += model_.thread(i).state == State::Idle ? 1 : 0;
        }
        return count;
    }
    /// For an order one that has nothing to do, and for an answer one that owes it, if there is
    /// such a one; for anything else mostly one that waits.
    uint8_t thread(Method method) {
        const bool answers =
            method == Method::Reply || method == Method::SaveCaller || method == Method::ReplyRecv;
        const unsigned first = random_.below(thread_count);
        unsigned chosen = first;
        for (unsigned i = 0; i < thread_count; ++i) {
            const unsigned next = (first + i) % thread_count;
            const bool is_idle = model_.thread(next).state == State::Idle;
            if (is_idle != is_order(method)) {
                continue;
            }
            chosen = next;
            if (!answers || model_.owes_answer(next) || random_.in_percent(10)) {
                break;
            }
        }
        return static_cast<uint8_t>(chosen);
    }
    /// A slot that holds what the method works on; now and then any.
    uint8_t cap(Method method) {
        if (method == Method::Reply || method == Method::SaveCaller ||
            (method > Method::NbSendWait && method < Method::Make && method != Method::Bind)) {
            return 0;
        }
        const bool is_anything = random_.in_percent(6);
        uint8_t slot = 0;
        for (unsigned i = 0; i < 12; ++i) {
            slot = static_cast<uint8_t>(1 + random_.below(slot_count - 1));
            const bool is_wanted = model_.has_partner(method, slot) || random_.in_percent(40);
            if (is_anything || (suits(method, slot) && is_wanted)) {
                break;
            }
        }
        return slot;
    }
    bool suits(Method method, uint8_t slot) {
        const Cap& cap = model_.cap(slot);
        const bool is_out =
            taste_.is_narrow && (cap.object == other_endpoint || cap.object == other_notification);
        if (cap.type == Type::Null) {
            return method == Method::Make;
        }
        if (is_out) {
            return false;
        }
        switch (method) {
            case Method::Call:
            case Method::ReplyRecv:
                return cap.type == Type::Endpoint;
            case Method::CancelBadgedSends:
                return cap.type == Type::Endpoint && (cap.badge != 0 || random_.in_percent(20));
            case Method::Send:
                return cap.type != Type::Reply || model_.answers(slot) || random_.in_percent(10);
            case Method::Bind:
                return cap.type == Type::Notification;
            case Method::Make:
                return false;
            case Method::Recv:
            case Method::NbRecv:
                return cap.type == Type::Endpoint ||
                       (cap.type == Type::Notification && random_.in_percent(70));
            default:
                return true;
        }
    }
    static bool needs_target(Method method) {
        return method == Method::NbSendRecv || method == Method::NbSendWait;
    }
    uint8_t reply_slot(Method method) {
        const bool takes_one = method == Method::SaveCaller || method == Method::Recv ||
                               method == Method::NbRecv || method == Method::ReplyRecv ||
                               method == Method::NbSendRecv;
        if (!takes_one) {
            return 0;
        }
        if (random_.in_percent(5)) {
            return static_cast<uint8_t>(1 + random_.below(slot_count - 1));
        }
        uint8_t slot = 0;
        for (unsigned i = 0; i < 6; ++i) {
            slot = static_cast<uint8_t>(first_copy + random_.below(slot_count - first_copy));
            const bool is_reply = slot >= first_reply || model_.cap(slot).type == Type::Reply;
            const bool is_wanted =
                model_.answers(slot) == (method == Method::ReplyRecv) || random_.in_percent(15);
            if (is_reply && is_wanted) {
                break;
            }
        }
        return slot;
    }
    static bool can_give(Method method) {
        return method == Method::Send || method == Method::NbSend || method == Method::Call ||
               method == Method::Reply || method == Method::ReplyRecv || needs_target(method);
    }
    uint8_t value(const Step& step) {
        if (step.method == Method::SetPriority) {
            return static_cast<uint8_t>(1 + random_.below(max_level));
        }
        if (step.method == Method::Mint) {
            const bool is_copy = model_.cap(step.cap).type == Type::Reply || random_.in_percent(15);
            return is_copy ? uint8_t{0} : static_cast<uint8_t>(1 + random_.below(3));
        }
        return can_give(step.method) ? static_cast<uint8_t>(random_.below(Delivered::max_words + 1))
                                     : uint8_t{0};
    }

    const Model& model_;
    Random& random_;
    const Taste& taste_;
};

}  // namespace

Taste some_taste(Random& random) {
    constexpr unsigned held[] = {0, 0, 15, 40};
    Taste taste;
    // All methods, or about two thirds of them (Groce et al.: Swarm Testing, 2012).
    if (random.in_percent(70)) {
        taste.methods = static_cast<uint32_t>(random.next() | random.next() >> 32);
    }
    taste.is_narrow = random.in_percent(60);
    taste.held_percent = held[random.below(4)];
    return taste;
}

Step choose(const Model& model, Random& random, const Taste& taste) {
    Generator generator(model, random, taste);
    for (unsigned i = 0; i < 60; ++i) {
        const Step step = generator.any();
        if (model.is_decided(step)) {
            return step;
        }
    }
    // This one always is, for some thread.
    unsigned thread = 0;
    while (model.thread(thread).state == State::Gone && thread + 1 < thread_count) {
        ++thread;
    }
    return set_priority(thread, model.thread(thread).level);
}

}  // namespace selfe::models::queue
