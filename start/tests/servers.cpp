// Checks servers: calls and their answers between threads, also across several clients.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/server.hpp"

#include "expect.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"

using selfe::Thread;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word stop = 99;

/// Adds one to what it is told, until it is told to stop; how often it did.
Word serve(const selfe::Server& server) {
    Word answered = 0;
    selfe::Received request = server.recv();
    while (request.label() != stop) {
        ++answered;
        request = server.reply_recv(selfe::message(request.label(), request.word(0) + 1));
    }
    server.reply(selfe::MessageInfo());
    return answered;
}

Word client(selfe::Cap<selfe::Endpoint> endpoint, Word first) {
    Word number = first;
    for (int i = 0; i < 10; ++i) {
        expect(endpoint.call(selfe::message(1, number)).length() == 1, "an answer has a word");
        number = selfe::get_mr(0);
    }
    return number;
}

/// Two callers wait at once, and the second is answered first.
void callers_are_kept(const selfe::ThreadSource& source) {
    auto made = selfe::Server::make(source.objects);
    expect(made.has_value(), "a server can be made");
    selfe::Server server = selfe::hand_over(made).take();
    const auto ask = [to = server.endpoint()] {
        (void)to.call(selfe::message(1));
        return selfe::get_mr(0);
    };
    auto first = Thread::start(source, {.priority = 3}, ask);
    (void)server.recv();
    auto one = server.keep_caller(source.objects);
    auto second = Thread::start(source, {.priority = 3}, ask);
    (void)server.recv();
    auto two = server.keep_caller(source.objects);
    expect(first && second && one && two, "two callers can be kept");

    selfe::hand_over(two).take().answer(selfe::message(0, 22));
    expect(selfe::hand_over(second).take().join().value() == 22, "the second has its answer");
    selfe::hand_over(one).take().answer(selfe::message(0, 11));
    expect(selfe::hand_over(first).take().join().value() == 11, "and then the first");
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const selfe::ThreadSource source(boot_info, memory.objects, memory.pages);
    const Word bytes = memory.objects.free_bytes();
    {
        auto made = selfe::Server::make(memory.objects);
        expect(made.has_value(), "a server can be made");
        const selfe::Cap<selfe::Endpoint> endpoint = made->endpoint();

        auto server =
            Thread::start(source, {.name = "server"},
                          [server = selfe::hand_over(made).take()] { return serve(server); });
        auto one = Thread::start(source, {.priority = 2}, [=] { return client(endpoint, 100); });
        auto two = Thread::start(source, {.priority = 2}, [=] { return client(endpoint, 200); });
        expect(server && one && two, "three threads can be started");
        expect(selfe::hand_over(one).take().join().value() == 110, "one client has its answers");
        expect(selfe::hand_over(two).take().join().value() == 210, "the other has its own");

        // A message that is no call gets no answer, and the server goes on.
        endpoint.send(selfe::message(1, 5));
        (void)endpoint.call(selfe::message(stop));
        expect(selfe::hand_over(server).take().join().value() == 21, "each was answered once");
    }
    expect(memory.objects.free_bytes() == bytes, "everything comes back");
    (void)memory.objects.merge();
    const Word slots = memory.slots.free_count();
    callers_are_kept(source);
    (void)memory.objects.merge();
    expect(memory.slots.free_count() == slots && memory.objects.free_bytes() == bytes,
           "slots, too");
    return 0;
}
