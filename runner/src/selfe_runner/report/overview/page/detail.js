// An opened row: the rule, where it comes from, and on each kernel what was expected and what came.
// SPDX-License-Identifier: BSD-2-Clause
"use strict";

const profiles = {
  spec: "spec: seL4's documentation promises it",
  reference: "reference: released kernels do it, no document promises it; a kernel that differs may be right",
};
const mostCases = 4; // of a kernel that are shown before the reader asks for more

function rowDetail(row, columns) {
  const facts = [
    ["Rule", row.rule],
    ["Call", row.call],
    ["Outcome", row.error],
    ["Holds", row.condition],
    ["Source", row.source],
    ["Profile", profiles[row.profile || "spec"] || row.profile],
  ];
  const list = element("dl", { class: "facts" });
  for (const [name, value] of facts) {
    if (value) {
      list.append(element("dt", {}, name), element("dd", {}, value));
    }
  }
  const changes = (changedRows.get(row.id) || []).map((change) =>
    element("li", {}, `${change.kind} on ${change.column}: ${change.before || "absent"} → ${change.now || "absent"}`),
  );
  const groups = alike(row, columns);
  const since = changes.length ? element("div", {}, element("h3", {}, "Changed"), element("ul", {}, changes)) : null;
  const isAlone = groups.length === 1;
  return element("div", { class: "opened" }, list, since, groups.map((group) => kernels(row, group, isAlone)));
}

/** Columns of which the same is to be said, the worst first. */
function alike(row, columns) {
  const groups = new Map();
  for (const index of columns) {
    const cell = row.cells[index];
    const cases = cell.cases.map((one) => report.columns[index].cases[one]);
    const said = cases.map((one) => [one.name, one.verdict, one.is_flaky, one.findings.map((f) => [f.expected, f.observed])]);
    const key = JSON.stringify([cell.state, cell.reason, said]);
    groups.set(key, [...(groups.get(key) || []), index]);
  }
  const rank = (group) => groupOrder.indexOf(shown(row.cells[group[0]].state).group);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

function kernels(row, group, isAlone) {
  const cell = row.cells[group[0]];
  const state = shown(cell.state);
  const names = group.map((index) => report.columns[index].name).join(", ");
  // What did not hold stands with the case; else the reason is all that there is to say.
  const isInCases = cell.cases.length && state.group !== "quiet" && state.group !== "known";
  const why = isInCases ? "" : cell.reason || state.meaning;
  const isOpen = isAlone || ["bad", "untold", "known"].includes(state.group);
  const summary = element("summary", {}, badge(cell.state), element("span", { class: "names" }, ` ${names}`));
  return folded({ class: `verdict-group ${state.group}`, open: isOpen }, summary, () => [
    why ? element("p", { class: "why" }, why) : null,
    group.map((index) => kernel(row, index, group.length > 1)),
  ]);
}

/** Details whose content is made when they are opened: most never are. */
function folded(attributes, summary, make) {
  const details = element("details", { ...attributes, "data-empty": true }, summary);
  const fill = () => {
    if (details.open && details.hasAttribute("data-empty")) {
      details.removeAttribute("data-empty");
      details.append(...make().flat().filter(Boolean));
    }
  };
  details.addEventListener("toggle", fill);
  fill();
  return details;
}

function kernel(row, index, isNamed) {
  const column = report.columns[index];
  const order = (one) => groupOrder.indexOf(shown(column.cases[one].verdict.toLowerCase()).group);
  const cases = [...row.cells[index].cases].sort((one, other) => order(one) - order(other));
  if (!cases.length) {
    return null;
  }
  const make = () => {
    const rest = cases.slice(mostCases);
    const showRest = () => button.replaceWith(...rest.map((one) => caseView(row, index, one)));
    const button = element("button", { class: "plain", onclick: showRest }, `Show ${plural(rest.length, "more case")}`);
    return [...cases.slice(0, mostCases).map((one) => caseView(row, index, one)), rest.length ? button : null];
  };
  if (!isNamed) {
    return element("div", {}, make());
  }
  const about = `${column.name} (${column.platform}, ${column.configuration})`;
  return folded({ class: "kernel" }, element("summary", {}, about), make);
}

function caseView(row, index, number) {
  const column = report.columns[index];
  const one = column.cases[number];
  const tries = one.attempts.length > 1 ? `, tries: ${one.attempts.join(", ")}` : "";
  const findings = one.findings.filter((finding) => !finding.row || finding.row === row.id);
  const others = one.details.filter((detail) => !/^(?:[A-Z]+-\d{3} )?expected /.test(detail));
  const aside = one.findings.length - findings.length;
  return element(
    "section",
    { class: "case", "aria-label": `${one.name} on ${column.name}` },
    element("h3", {}, badge(one.verdict.toLowerCase()), " ", element("code", {}, one.name)),
    element("p", { class: "place" }, element("code", {}, one.place), ` ${seconds(one.seconds)}${tries}`),
    findings.map(findingView),
    aside ? element("p", { class: "why" }, `${plural(aside, "assertion")} of other rules did not hold in this case either.`) : null,
    others.length ? element("pre", {}, others.join("\n")) : null,
    logView(one, index, number),
    commandView(column, one),
  );
}

function findingView(finding) {
  const cut = element("i", {}, " (the rest was cut off on the way)");
  return element(
    "dl",
    { class: "finding" },
    element("dt", {}, "Expected"),
    element("dd", {}, differing(finding.expected, finding.observed)),
    element("dt", {}, "Observed"),
    element("dd", {}, differing(finding.observed, finding.expected), finding.is_cut ? cut : null),
    element("dt", {}, "At"),
    element("dd", {}, finding.place || "in this case's file"),
  );
}

/** The words of `text`; those that differ from what stands there in `other` are marked. */
function differing(text, other) {
  const theirs = other.split(" ");
  const words = text.split(" ").map((word, place) => (word === theirs[place] ? word : element("mark", {}, word)));
  return words.flatMap((word, place) => (place ? [" ", word] : [word]));
}

function logView(one, index, number) {
  const lines = logOf(index, number);
  const name = report.columns[index].name;
  if (!lines.length) {
    return element("p", { class: "why" }, `No console lines: ${one.log_note || "none were kept"}.`);
  }
  const text = lines.map((line) => element("span", { class: line.startsWith("@@") ? "frame" : "said" }, `${line}\n`));
  const isOpen = one.verdict !== "PASS";
  const heading = `Console around it (${plural(lines.length, "line")})`;
  return element(
    "details",
    { class: "log", open: isOpen },
    element("summary", {}, heading),
    element("pre", { tabindex: 0, role: "region", "aria-label": `Console around ${one.name} on ${name}` }, text),
  );
}

function commandView(column, one) {
  const name = /^[\w.-]+$/.test(one.name) ? one.name : `'${one.name.replaceAll("'", "'\\''")}'`;
  const text = `${column.run_one} ${name}`;
  const code = element("code", {}, text);
  const button = element("button", { class: "plain", onclick: () => copy(text, code, button) }, "Copy");
  return element("div", { class: "command" }, element("span", {}, "Run just this one"), code, button);
}

/** To the clipboard; where the browser refuses that, at least marked for the reader to copy. */
async function copy(text, code, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(code);
    button.textContent = "Marked";
  }
}

function seconds(value) {
  return value >= 1 ? `${value.toFixed(1)} s` : `${(value * 1000).toFixed(value < 0.01 ? 1 : 0)} ms`;
}
