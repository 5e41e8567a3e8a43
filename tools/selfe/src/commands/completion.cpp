// selfe completion: what bash and zsh complete, made from the commands themselves.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace selfe::commands {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  source <(selfe completion bash)                                  in ~/.bashrc\n"
    "  selfe completion zsh > \"${fpath[1]}/_selfe\"                      once, for zsh\n"
    "\n"
    "An installed selfe has both where the shells look for them: "
    "share/bash-completion/completions\n"
    "and share/zsh/site-functions.";

/// A word that may come next, and what it does.
struct Word {
    std::string text;
    std::string meaning;
};

/// What may follow one command, such as `selfe config show`.
struct Place {
    std::string path;
    std::vector<Word> commands;
    std::vector<Word> options;
};

/// The first line of a help text.
std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

void collect(const CLI::App& app, const std::string& path, std::vector<Place>& places) {
    Place place{path, {}, {}};
    for (const CLI::App* const command : app.get_subcommands({})) {
        place.commands.push_back({command->get_name(), first_line(command->get_description())});
    }
    for (const CLI::Option* const option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            place.options.push_back({"--" + name, first_line(option->get_description())});
        }
    }
    places.push_back(std::move(place));
    for (const CLI::App* const command : app.get_subcommands({})) {
        collect(*command, path + ' ' + command->get_name(), places);
    }
}

/// The text in single quotes, as both shells read it.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char character : text) {
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    }
    return result + "'";
}

/// A pattern that matches every path but the first, which no word leads to.
std::string paths_pattern(const std::vector<Place>& places) {
    std::string pattern;
    for (std::size_t index = 1; index < places.size(); ++index) {
        pattern += (index > 1 ? "|" : "") + quoted(places[index].path);
    }
    return pattern;
}

void print_bash(const std::vector<Place>& places) {
    std::cout << "# Completion of selfe for bash: made by `selfe completion bash`.\n"
                 "_selfe() {\n"
                 "    local current=${COMP_WORDS[COMP_CWORD]} place=selfe word words\n"
                 "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                 "        case \"$place $word\" in\n"
                 "            "
              << paths_pattern(places)
              << ") place=\"$place $word\" ;;\n"
                 "        esac\n"
                 "    done\n"
                 "    case ${COMP_WORDS[COMP_CWORD-1]} in\n"
                 "        -p|--platform) words=$(selfe platforms --names 2>/dev/null) ;;\n"
                 "        *) case $place in\n";
    for (const Place& place : places) {
        std::string words;
        for (const auto* const list : {&place.commands, &place.options}) {
            for (const Word& word : *list) {
                words += (words.empty() ? "" : " ") + word.text;
            }
        }
        std::cout << "            " << quoted(place.path) << ") words=" << quoted(words) << " ;;\n";
    }
    std::cout << "        esac ;;\n"
                 "    esac\n"
                 "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
                 "}\n"
                 "complete -o default -F _selfe selfe\n";
}

/// `word:meaning` for _describe, which ends the word at the first colon.
std::string described(const std::vector<Word>& words) {
    std::string list;
    for (const Word& word : words) {
        list += ' ' + quoted(word.text + ':' + word.meaning);
    }
    return list;
}

void print_zsh(const std::vector<Place>& places) {
    std::cout << "#compdef selfe\n"
                 "# Completion of selfe for zsh: made by `selfe completion zsh`.\n"
                 "_selfe() {\n"
                 "    local place=selfe word\n"
                 "    local -a commands options\n"
                 "    for word in \"${(@)words[2,CURRENT-1]}\"; do\n"
                 "        case \"$place $word\" in\n"
                 "            ("
              << paths_pattern(places)
              << ") place=\"$place $word\" ;;\n"
                 "        esac\n"
                 "    done\n"
                 "    case ${words[CURRENT-1]} in\n"
                 "        (-p|--platform) compadd -- ${(f)\"$(selfe platforms --names "
                 "2>/dev/null)\"}; return ;;\n"
                 "    esac\n"
                 "    case $place in\n";
    for (const Place& place : places) {
        std::cout << "        (" << quoted(place.path) << ") commands=("
                  << described(place.commands) << " ) options=(" << described(place.options)
                  << " ) ;;\n";
    }
    std::cout << "    esac\n"
                 "    _describe -t commands command commands\n"
                 "    _describe -t options option options\n"
                 "    _files\n"
                 "}\n"
                 "[[ ${funcstack[1]} == _selfe ]] && _selfe \"$@\" || compdef _selfe selfe\n";
}

Expected<int> run_completion(const CLI::App& app, const std::string& shell) {
    std::vector<Place> places;
    collect(app, "selfe", places);
    if (shell == "bash") {
        print_bash(places);
    } else {
        print_zsh(places);
    }
    return ExitDone;
}

}  // namespace

void add_completion(CLI::App& app, Action& chosen) {
    CLI::App* const command =
        app.add_subcommand("completion", "What a shell needs to complete command lines of selfe.");
    command->footer(examples);
    const auto shell = std::make_shared<std::string>();
    command->add_option("SHELL", *shell, "bash or zsh")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh"}));
    command->callback(
        [&app, &chosen, shell] { chosen = [&app, shell] { return run_completion(app, *shell); }; });
}

}  // namespace selfe::commands
