// The matrix: a table whose areas open to rows, and whose rows open to all that is known of them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Rows are made as the reader comes near them: thousands at once would keep the page from opening.
"use strict";

const chunk = 80;
const body = document.getElementById("matrix-body");
const head = document.getElementById("matrix-head");
const more = document.getElementById("more");
let columns = [];
let items = []; // {area, rows} or {row}, in the order of the table
let made = 0; // how many of them are in the table

function drawMatrix() {
  columns = visibleColumns();
  const rows = matchingRows(columns);
  const byArea = new Map();
  for (const row of rows) {
    byArea.set(row.area, [...(byArea.get(row.area) || []), row]);
  }
  items = [];
  for (const [area, some] of byArea) {
    const isOpen = isOpenArea(area);
    items.push({ area, rows: some, isOpen });
    if (isOpen) {
      items.push(...some.map((row) => ({ row })));
    }
  }
  head.replaceChildren(headRow());
  const table = body.parentElement;
  table.setAttribute("aria-rowcount", items.length + 1);
  table.classList.toggle("many", columns.length > 4);
  const wanted = Math.max(chunk, Math.min(made, items.length));
  body.replaceChildren();
  made = 0;
  makeRows(wanted);
  const all = report.rows.length;
  document.getElementById("shown").textContent =
    rows.length === all ? `All ${all} rules.` : `${rows.length} of ${all} rules.`;
}

function isOpenArea(area) {
  return isNarrowed() !== openAreas.has(area);
}

function makeRows(count) {
  const end = Math.min(items.length, made + count);
  const fragment = document.createDocumentFragment();
  for (; made < end; ++made) {
    const item = items[made];
    const line = item.row ? rowLine(item.row) : areaLine(item);
    line.setAttribute("aria-rowindex", made + 2);
    fragment.append(line);
    if (item.row && item.row.id === view.row) {
      fragment.append(detailLine(item.row));
    }
  }
  body.append(fragment);
  more.hidden = made >= items.length;
  more.textContent = `Show more (${items.length - made} lines left)`;
}

function headRow() {
  const names = columns.map((index) => {
    const column = report.columns[index];
    const about = `${column.platform}, ${column.configuration}`;
    return element(
      "th",
      { scope: "col", class: "kernel", title: column.key },
      element("span", {}, element("b", {}, column.name), element("small", {}, about)),
    );
  });
  return element("tr", { "aria-rowindex": 1 }, element("th", { scope: "col" }, "Rule"), names);
}

function areaLine(item) {
  const toggle = () => {
    openAreas[openAreas.has(item.area) ? "delete" : "add"](item.area);
    drawMatrix();
    focusOn(`[data-area="${CSS.escape(item.area)}"]`);
  };
  const name = element(
    "button",
    { class: "opens", "aria-expanded": String(item.isOpen), "data-area": item.area, onclick: toggle },
    item.area,
    element("small", {}, ` ${plural(item.rows.length, "rule")}`),
  );
  const cells = columns.map((index) => areaCell(item.rows, index));
  return element("tr", { class: "area" }, element("th", { scope: "row" }, name), cells);
}

/** The worst of the area on this kernel: how many rules are broken, untold, or else decided, and of
    how many that could be, unless it is all. */
function areaCell(rows, index) {
  const counts = { bad: 0, untold: 0, known: 0, good: 0, quiet: 0 };
  let open = 0;
  for (const row of rows) {
    const { state, group } = shown(row.cells[index].state);
    ++counts[group];
    open += state !== "na" && state !== "unobservable";
  }
  const group = groupOrder.find((one) => counts[one]);
  const words = {
    bad: "✗ broken",
    untold: "? without a result",
    known: "D known divergences",
    good: "✓ kept",
    quiet: "– not decided",
  };
  const [symbol, ...word] = words[group].split(" ");
  const count = group === "quiet" ? "" : String(counts[group]);
  const rest = group !== "quiet" && counts[group] < open ? element("small", {}, ` of ${open}`) : null;
  return element(
    "td",
    { class: group },
    element("span", { "aria-hidden": "true" }, symbol),
    element("span", {}, count),
    rest,
    element("span", { class: "unseen" }, ` ${word.join(" ")}`),
  );
}

function rowLine(row) {
  const isOpen = row.id === view.row;
  const name = element(
    "button",
    { class: "opens", "aria-expanded": String(isOpen), "data-row": row.id, onclick: () => toggleRow(row) },
    element("b", {}, row.id),
    row.profile === "reference" ? element("small", { class: "profile" }, "no document") : null,
    element("span", { class: "call" }, row.call),
    element("span", { class: "rule" }, row.rule),
  );
  const cells = columns.map((index) => rowCell(row, index));
  return element("tr", { class: "row" }, element("th", { scope: "row" }, name), cells);
}

function rowCell(row, index) {
  const cell = row.cells[index];
  const state = shown(cell.state);
  const reason = cell.reason ? `: ${cell.reason}` : "";
  return element(
    "td",
    { class: state.group, title: `${report.columns[index].name}: ${state.name}${reason}` },
    element("span", { "aria-hidden": "true" }, state.symbol),
    element("span", { class: "unseen" }, state.name),
  );
}

function detailLine(row) {
  const cell = element("td", { colspan: columns.length + 1 }, rowDetail(row, columns));
  return element("tr", { class: "detail", id: "detail" }, cell);
}

/** Opens or closes a row in place: the table around it stays as it is. */
function toggleRow(row) {
  const old = document.getElementById("detail");
  if (old) {
    old.previousElementSibling.querySelector(".opens").setAttribute("aria-expanded", "false");
    old.remove();
  }
  view.row = view.row === row.id ? "" : row.id;
  if (view.row) {
    const button = body.querySelector(`[data-row="${CSS.escape(row.id)}"]`);
    button.setAttribute("aria-expanded", "true");
    button.closest("tr").after(detailLine(row));
  }
  writeFragment();
}

/** Makes the row of the fragment visible, wherever it is. */
function showRow() {
  const row = report.rows.find((one) => one.id === view.row);
  if (!row) {
    return;
  }
  if (!isOpenArea(row.area)) {
    openAreas[openAreas.has(row.area) ? "delete" : "add"](row.area);
    drawMatrix();
  }
  const index = items.findIndex((item) => item.row === row);
  if (index >= made) {
    makeRows(index + 1 - made);
  }
  focusOn(`[data-row="${CSS.escape(row.id)}"]`, "center");
}

function focusOn(selector, block = "nearest") {
  const found = body.querySelector(selector);
  if (found) {
    found.focus({ preventScroll: true });
    found.closest("tr").scrollIntoView({ block });
  }
}
