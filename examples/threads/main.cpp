// Threads: a server that adds, clients that call it, and what becomes of one that goes wrong.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/fault_report.hpp"
#include "selfe/kernel_error.hpp"
#include "selfe/print.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/server.hpp"
#include "selfe/thread.hpp"

using namespace selfe;

namespace {

enum Label : Word { Add, Stop };

/// Answers requests until it is told to stop; how many there were.
Word serve(const Server& server) {
    Word answered = 0;
    Received request = server.recv();
    for (; request.label() == Add; ++answered) {
        request = server.reply_recv(message(Add, request.word(0) + request.word(1)));
    }
    server.reply(MessageInfo());
    return answered;
}

/// The sum of 1 to `last`, by asking.
Word sum(Cap<Endpoint> adder, Word last) {
    Word total = 0;
    for (Word number = 1; number <= last; ++number) {
        (void)adder.call(message(Add, total, number));
        total = get_mr(0);
    }
    return total;
}

/// A thread that runs `callable`, or the end of the program.
template <class Callable>
Thread start(const ThreadSource& source, const ThreadOptions& options, Callable callable) {
    auto started = Thread::start(source, options, hand_over(callable));
    if (!started) {
        print_error(started.error());
        panic("no thread");
    }
    return hand_over(started).take();
}

}  // namespace

int main(const BootInfo& boot_info) {
    static RootMemory memory(boot_info);
    const ThreadSource source(boot_info, memory.objects, memory.pages);

    Server server = Server::make(memory.objects).take();
    const Cap<Endpoint> adder = server.endpoint();
    Thread serving =
        start(source, {.name = "server"}, [server = hand_over(server)] { return serve(server); });
    Thread ten = start(source, {.name = "ten"}, [adder] { return sum(adder, 10); });
    Thread hundred = start(source, {.name = "hundred"}, [adder] { return sum(adder, 100); });
    print("1 + ... + 10 = ", ten.join().value(), "\n");
    print("1 + ... + 100 = ", hundred.join().value(), "\n");

    (void)adder.call(message(Stop));
    print("the server answered ", serving.join().value(), " requests\n");

    Thread lost = start(source, {.name = "lost"}, [] { *static_cast<volatile int*>(nullptr) = 1; });
    const ThreadEnd end = lost.join();  // a fault is an end, too
    if (end.has_faulted()) {
        print_fault(end.fault(), lost);
    }
    return 0;
}  // every thread is given back here
