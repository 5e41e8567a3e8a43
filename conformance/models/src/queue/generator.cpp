// Chooses steps of the queue model: threads meet, and are disturbed while they wait.
// SPDX-License-Identifier: BSD-2-Clause
#include "slot_choice.hpp"

namespace selfe::models::queue {
namespace {

// How often a method is tried, in the order of `Method`.
constexpr uint8_t weights[method_count] = {18, 8, 18, 18, 8, 14, 12, 8, 6, 4,  6, 4, 5,
                                           7,  6, 10, 12, 3, 1,  4,  6, 5, 12, 6, 4, 9};
/// Of these a sequence cannot do without.
constexpr uint32_t always =
    1u << static_cast<unsigned>(Method::Send) | 1u << static_cast<unsigned>(Method::Recv) |
    1u << static_cast<unsigned>(Method::Restart) | 1u << static_cast<unsigned>(Method::Make) |
    1u << static_cast<unsigned>(Method::GiveTime);

class Generator {
  public:
    Generator(const Model& model, Random& random, const Taste& taste)
        : model_(model), random_(random), taste_(taste), slots_(model, random, taste) {}

    Step any() {
        Step made{};
        made.method = method();
        made.thread = thread(made.method);
        made.rights = rights();
        made.cap = names_cap(made.method) ? slots_.cap(made.method) : uint8_t{0};
        made.target = slots_.target(made.method);
        made.reply = slots_.reply(made.method);
        made.value = value(made);
        made.gift = gift(made.method);
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
        // When all wait, somebody must help.
        const bool helps = method == static_cast<unsigned>(Method::Restart) && idle_count() < 2;
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
    /// such a one; time for one that has none; for anything else mostly one that waits.
    uint8_t thread(Method method) {
        const bool answers =
            method == Method::Reply || method == Method::SaveCaller || method == Method::ReplyRecv;
        const unsigned first = random_.below(thread_count);
        unsigned chosen = first;
        for (unsigned i = 0; i < thread_count; ++i) {
            const unsigned next = (first + i) % thread_count;
            const Thread& thread = model_.thread(next);
            const bool is_fit = method == Method::GiveTime
                                    ? thread.time == 0
                                    : (thread.state == State::Idle) == is_order(method);
            if (!is_fit) {
                continue;
            }
            chosen = next;
            if (!answers || model_.owes_answer(next) || random_.in_percent(10)) {
                break;
            }
        }
        return static_cast<uint8_t>(chosen);
    }
    uint8_t value(const Step& step) {
        if (step.method == Method::SetPriority) {
            return static_cast<uint8_t>(1 + random_.below(max_level));
        }
        if (step.method == Method::Mint) {
            const bool is_copy = model_.cap(step.cap).type == Type::Reply || random_.in_percent(15);
            return is_copy ? uint8_t{0} : static_cast<uint8_t>(1 + random_.below(3));
        }
        return has_message(step.method)
                   ? static_cast<uint8_t>(random_.below(Delivered::max_words + 1))
                   : uint8_t{0};
    }
    Gift gift(Method method) {
        const bool gives = has_message(method) && random_.in_percent(45);
        const bool is_answer = method == Method::Reply || method == Method::ReplyRecv;
        return !gives ? Gift::None : is_answer || random_.in_percent(50) ? Gift::Token : Gift::Own;
    }

    const Model& model_;
    Random& random_;
    const Taste& taste_;
    SlotChoice slots_;
};

}  // namespace

Taste some_taste(Random& random) {
    constexpr unsigned held[] = {0, 0, 15, 40};
    constexpr unsigned favoured[] = {0, 20, 40, 60};
    Taste taste;
    // All methods, or about two thirds of them (Groce et al.: Swarm Testing, 2012).
    if (random.in_percent(70)) {
        taste.methods = static_cast<uint32_t>(random.next() | random.next() >> 32);
    }
    taste.is_narrow = random.in_percent(60);
    taste.held_percent = held[random.below(4)];
    taste.favourite = static_cast<uint8_t>(1 + random.below(slot_count - 1));
    taste.favourite_percent = favoured[random.below(4)];
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
