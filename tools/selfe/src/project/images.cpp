// Reads selfe-images.json, which cmake/selfe_root_task.cmake writes.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/images.hpp"

#include "selfe/common/file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace selfe::project {

Expected<std::vector<Image>> read_images(const std::filesystem::path& build_folder) {
    const auto file = build_folder / "selfe-images.json";
    const auto text = read_file(file);
    if (!text) {
        return fail(
            build_folder.string(), "the project makes no image",
            "its CMakeLists.txt needs find_package(selfe) and a selfe_root_task(NAME main.cpp)");
    }
    try {
        const auto document = nlohmann::json::parse(*text);
        std::vector<Image> images;
        for (const auto& entry : document.at("images")) {
            images.push_back({entry.at("name"), std::string(entry.at("image")),
                              std::string(entry.at("root_task")), entry.at("until")});
        }
        return images;
    } catch (const nlohmann::json::exception& error) {
        return fail(file.string(), std::string("not a list of images: ") + error.what(),
                    "remove the folder and build again");
    }
}

Expected<Image> choose_image(const std::vector<Image>& images, const std::string& name) {
    if (name.empty() && images.size() == 1) {
        return images.front();
    }
    const auto found = std::ranges::find(images, name, &Image::name);
    if (found != images.end()) {
        return *found;
    }
    std::string names;
    for (const Image& image : images) {
        names += (names.empty() ? "" : ", ") + image.name;
    }
    if (images.empty()) {
        return fail("", "the project makes no image", "selfe_root_task(NAME main.cpp) makes one");
    }
    return fail(
        "", name.empty() ? "the project makes several images" : "there is no image '" + name + "'",
        "name one of: " + names);
}

}  // namespace selfe::project
