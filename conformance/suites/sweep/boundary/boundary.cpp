// Sends the messages, and compares what comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include "boundary.hpp"

#include <initializer_list>

#include "states.hpp"
#include "values.hpp"

namespace selfe::conformance::sweep {
namespace {

consteval bool are_tried(unsigned bits, std::initializer_list<uint64_t> wanted, uint64_t step = 1) {
    constexpr uint64_t limits[] = {1, 253};
    const Values values(bits, limits, 2, 50, step);
    for (const uint64_t one : wanted) {
        bool is_tried = false;
        for (const uint64_t value : values) {
            is_tried = is_tried || value == one;
        }
        if (!is_tried) {
            return false;
        }
    }
    return true;
}
static_assert(are_tried(8, {0, 1, 2, 252, 253, 254, 0x7f, 0x80, 0xff}));
static_assert(are_tried(64, {0, 254, 0x1fd, 0x100fd, 0x1'0000'00fd, ~uint64_t{0}}),
              "a kernel that keeps fewer bits of a limit would not be found out");
static_assert(
    are_tried(64, {0x8000'0000'0000'0032, 0x7fff'ffff'ffff'ffff, 0x1'0000'0032}),
    "a kernel that takes a number for one with a sign, or cuts it, would not be found out");

static_assert(are_tried(64, {58, 253 - 16, 253 + 16, 253 + 8}, 16),
              "an alignment that is too small would not be found out");

// A good message with the numbers that the rule sets.
Message arranged(Objects& objects, const Method& method, const Rule& rule) {
    Message message(objects, method);
    for (size_t i = 0; i < rule.setting_count; ++i) {
        const Number& number = rule.settings[i].number;
        message.set(number.word, number.shift, number.bits, rule.settings[i].value);
    }
    if (rule.arrange != nullptr) {
        rule.arrange(objects, method, message);
    }
    return message;
}

Message with(const Message& message, const Number& number, Value value) {
    Message changed = message;
    changed.set(number.word, number.shift, number.bits, value);
    return changed;
}

Value value_in(const Message& message, const Number& number) {
    Value value = message.word(number.word) >> number.shift;
    if (number.bits > word_bits) {
        return value | Value{message.word(number.word + 1)} << 32;
    }
    return number.bits < word_bits ? value & ((Value{1} << number.bits) - 1) : value;
}

void fail(Answers& answers, Value value, const Expected& expected, const Reply& reply) {
    answers.are_as_documented = false;
    answers.value = value;
    answers.expected = expected;
    answers.reply = reply;
    ++answers.judged;
}

// The limits as the kernel names them: RangeError has them as its two words.
void name_limits(Answers& answers, Attempt& attempt, const Number& number, Limits limits) {
    const Value wrong = limits == Limits::NamedForZero ? 0 : ~Value{0};
    const Reply reply = with(attempt.message, number, wrong).invocation().call();
    attempt.least = reply.words[0];
    attempt.most = reply.words[1];
    if (reply.label != sys::seL4_RangeError || reply.length != 2 || attempt.least > attempt.most) {
        fail(answers, wrong, Expected::error(sys::seL4_RangeError), reply);
    }
}

// The attempts of one call of answers_around_the_limits.
class Attempts {
  public:
    Attempts(Case& t, const Method& method, const Number& number, const Rule& rule)
        : objects_(t), method_(method), number_(number), rule_(rule) {}

    Answers answers() {
        const Message first = arranged(objects_, method_, rule_);
        const Reply wanted = first.invocation().call();
        first.needs_answer(wanted, rule_.good);
        first.undo();

        const Message message = arranged(objects_, method_, rule_);
        Attempt attempt{message, 0, rule_.least, rule_.most};
        if (rule_.limits != Limits::Known) {
            name_limits(answers_, attempt, number_, rule_.limits);
        }
        const Value limits[] = {attempt.least, attempt.most};
        const Values values(static_cast<unsigned>(number_.bits), limits, 2,
                            value_in(message, number_), rule_.step);
        refuse(values, attempt);
        const Reply again = message.elsewhere(objects_).invocation().call();
        if (answers_.are_as_documented && !is_same(again, wanted)) {
            fail(answers_, 0, Expected::undecided(), again);
            answers_.left_a_trace = true;
        }
        message.undo();
        look_for_loss(values, attempt);
        accept(values, attempt);
        return answers_;
    }

  private:
    static bool is_same(const Reply& a, const Reply& b) {
        return a.label == b.label && a.length == b.length;
    }

    void refuse(const Values& values, Attempt& attempt) {
        for (const Value value : values) {
            attempt.value = value;
            const Expected expected = rule_.outcome(attempt);
            if (expected.is_refused() && answers_.are_as_documented) {
                ++answers_.refused;
                judge(with(attempt.message, number_, value).invocation().call(), value, expected);
            }
        }
    }

    // The same refusals, by an object that has something to lose.
    void look_for_loss(const Values& values, const Attempt& attempt) {
        const auto refuse = [&](const Message& message) {
            Attempt one{message, 0, attempt.least, attempt.most};
            for (const Value value : values) {
                one.value = value;
                if (rule_.outcome(one).is_refused()) {
                    with(message, number_, value).invocation().call();
                }
            }
        };
        if (answers_.are_as_documented && answers_.refused != 0) {
            const Message message = arranged(objects_, method_, rule_);
            const Loss loss = loss_behind(objects_, method_, message, refuse);
            answers_.left_a_trace = loss.what != nullptr;
            note(loss);
        }
    }

    // What is accepted may use its objects up: each message gets others.
    void accept(const Values& values, Attempt& attempt) {
        for (const Value value : values) {
            attempt.value = value;
            const Expected expected = rule_.outcome(attempt);
            if (expected.may_be_accepted() && answers_.are_as_documented) {
                const Message sent = with(arranged(objects_, method_, rule_), number_, value);
                judge(sent.invocation().call(), value, expected);
                sent.undo();
            }
        }
    }

    void judge(const Reply& reply, Value value, const Expected& expected) {
        ++answers_.judged;
        if (!expected.admits(reply, rule_.good)) {
            fail(answers_, value, expected, reply);
        }
    }

    Answers answers_;
    Objects objects_;
    const Method& method_;
    const Number& number_;
    const Rule& rule_;
};

}  // namespace

Answers answers_around_the_limits(Case& t, const Method& method, const Number& number,
                                  const Rule& rule) {
    return Attempts(t, method, number, rule).answers();
}

void has_no_rule(const char* number) {
    DetailText text;
    text.add("nothing says which values are good: add a rule for ");
    text.add(number);
    text.add(" to suites/sweep/boundary/arguments.toml");
    Outcome::current().note(text);
}

}  // namespace selfe::conformance::sweep
