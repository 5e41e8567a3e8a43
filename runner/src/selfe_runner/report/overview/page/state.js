// What the reader looks at: filters and opened row, kept in the URL's fragment, so that it can be sent.
// SPDX-License-Identifier: BSD-2-Clause
"use strict";

const view = { area: "", verdict: new Set(), arch: "", text: "", changed: false, row: "" };
const openAreas = new Set();

function readFragment() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  view.area = fragment.get("area") || "";
  view.verdict = new Set((fragment.get("verdict") || "").split(",").filter(Boolean));
  view.arch = fragment.get("arch") || "";
  view.text = fragment.get("text") || "";
  view.changed = fragment.get("changed") === "1";
  view.row = fragment.get("row") || "";
}

function writeFragment() {
  const fragment = new URLSearchParams();
  const parts = {
    area: view.area,
    verdict: [...view.verdict].sort().join(","),
    arch: view.arch,
    text: view.text,
    changed: view.changed ? "1" : "",
    row: view.row,
  };
  for (const [key, value] of Object.entries(parts)) {
    if (value) {
      fragment.set(key, value);
    }
  }
  // Not location.hash: a step back in the browser should leave the page, not one letter of a search.
  history.replaceState(null, "", `#${fragment}`);
}

/** Whether the reader asked for some rows rather than all; then areas need not be opened by hand. */
function isNarrowed() {
  return Boolean(view.area || view.verdict.size || view.text || view.changed);
}

function visibleColumns() {
  const all = report.columns.map((column, index) => index);
  return all.filter((index) => !view.arch || report.columns[index].architecture === view.arch);
}

const haystacks = new Map();
/** All that the text filter looks at, in small letters. */
function haystack(row) {
  if (!haystacks.has(row)) {
    const words = [row.id, row.area, row.call, row.rule, row.error, row.source, row.condition];
    row.cells.forEach((cell, column) => {
      words.push(cell.reason);
      for (const index of cell.cases) {
        words.push(report.columns[column].cases[index].name);
      }
    });
    haystacks.set(row, words.join("\n").toLowerCase());
  }
  return haystacks.get(row);
}

function matchingRows(columns) {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  return report.rows.filter(
    (row) =>
      (!view.area || row.area === view.area) &&
      (!view.changed || changedRows.has(row.id)) &&
      (!view.verdict.size || columns.some((index) => view.verdict.has(row.cells[index].state))) &&
      words.every((word) => haystack(row).includes(word)),
  );
}
