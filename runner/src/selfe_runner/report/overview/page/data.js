// What the page knows: the report's document, and how elements are made of text that nobody trusts.
// SPDX-License-Identifier: BSD-2-Clause
//
// No file of this page sets innerHTML or the like: whatever a board or a file said ends in a text
// node or an attribute.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const stateOf = new Map(report.states.map((state) => [state.state, state]));
const changedRows = new Map();
for (const change of report.changes ? report.changes.rows : []) {
  changedRows.set(change.subject, [...(changedRows.get(change.subject) || []), change]);
}
const groupOrder = ["bad", "untold", "known", "good", "quiet"];

/** A state of a newer version than this page is shown by its own word. */
function shown(state) {
  return stateOf.get(state) || { state, symbol: "!", name: state, group: "untold", meaning: "" };
}

/** The lines of the log of each case of a column; parsed when one of them is opened. */
const logs = new Map();
function logOf(column, index) {
  if (!logs.has(column)) {
    logs.set(column, JSON.parse(document.getElementById(`log-${column}`).textContent));
  }
  return logs.get(column)[index];
}

/** element("td", {class: "x", onclick: f}, "text", child): strings become text, null is left out. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A symbol for the eye and a word for the ear. */
function badge(state, text = "") {
  const known = shown(state);
  return element(
    "span",
    { class: `badge ${known.group}`, title: known.meaning },
    element("span", { "aria-hidden": "true", class: "symbol" }, known.symbol),
    text ? ` ${text}` : ` ${known.name}`,
  );
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
