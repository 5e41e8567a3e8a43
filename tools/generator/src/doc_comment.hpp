// Documentation of C headers, in Doxygen's notation, as comment lines that editors show.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace selfe::generator {

/// `///` lines of at most 100 columns for a cleaned comment; none for an empty one.
///
/// The summary comes first, then the description with the manual's label, then @param, @return and
/// @retval, one paragraph each. XML elements between @xmlonly and @endxmlonly, which some headers
/// put in for their manual, become what they stand for; those that are not known leave their
/// content. `shape` is a sentence about the function that its comment cannot know; it ends the
/// description unless it is empty.
[[nodiscard]] std::string doc_comment(std::string_view documentation, std::string_view shape = "");

}  // namespace selfe::generator
