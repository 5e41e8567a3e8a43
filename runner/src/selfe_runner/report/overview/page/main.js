// Ties controls, fragment and matrix together.
// SPDX-License-Identifier: BSD-2-Clause
"use strict";

const controls = {
  area: document.getElementById("area"),
  arch: document.getElementById("arch"),
  text: document.getElementById("text"),
  changed: document.getElementById("changed"),
};
const verdicts = document.getElementById("verdicts");

function fillControls() {
  const areas = [...new Set(report.rows.map((row) => row.area))].sort();
  controls.area.append(...areas.map((area) => element("option", { value: area }, area)));
  const architectures = [...new Set(report.columns.map((column) => column.architecture))].filter(Boolean).sort();
  controls.arch.append(...architectures.map((name) => element("option", { value: name }, name)));
  const counts = new Map();
  for (const column of report.columns) {
    for (const [state, count] of Object.entries(column.states)) {
      counts.set(state, (counts.get(state) || 0) + count);
    }
  }
  const rank = (state) => groupOrder.indexOf(shown(state).group);
  const present = [...counts.keys()].sort((one, other) => rank(one) - rank(other));
  verdicts.append(...present.map((state) => verdictChoice(state, counts.get(state))));
}

function verdictChoice(state, count) {
  const box = element("input", { type: "checkbox", value: state });
  const unit = element("span", { class: "unseen" }, count === 1 ? " cell" : " cells");
  return element("label", { title: shown(state).meaning }, box, badge(state), element("small", {}, ` ${count}`, unit));
}

/** The controls show what the fragment says. */
function showControls() {
  controls.area.value = view.area;
  controls.arch.value = view.arch;
  controls.text.value = view.text;
  controls.changed.checked = view.changed;
  for (const box of verdicts.querySelectorAll("input")) {
    box.checked = view.verdict.has(box.value);
  }
}

function takeControls() {
  view.area = controls.area.value;
  view.arch = controls.arch.value;
  view.text = controls.text.value.trim();
  view.changed = controls.changed.checked;
  view.verdict = new Set([...verdicts.querySelectorAll("input:checked")].map((box) => box.value));
  made = 0;
  openAreas.clear();
  writeFragment();
  drawMatrix();
}

function followFragment() {
  readFragment();
  showControls();
  made = 0;
  drawMatrix();
  showRow();
}

/** The arrows go from line to line; Tab and Enter do the rest, for all that opens is a button. */
function onKey(event) {
  const here = event.target.closest(".opens");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (here && step) {
    const all = [...body.querySelectorAll(".opens")];
    const place = all.indexOf(here) + step;
    if (place >= all.length && made < items.length) {
      makeRows(chunk);
    }
    const next = [...body.querySelectorAll(".opens")][place];
    if (next) {
      next.focus();
    }
    event.preventDefault();
  } else if (event.key === "Escape" && view.row) {
    const row = report.rows.find((one) => one.id === view.row);
    toggleRow(row);
    focusOn(`[data-row="${CSS.escape(row.id)}"]`);
  }
}

function setScheme(scheme) {
  document.documentElement.dataset.scheme = scheme;
  try {
    localStorage.setItem("selfe-report-scheme", scheme);
  } catch {
    // A browser that keeps nothing for files asks again next time.
  }
  redraw();
}

function savedScheme() {
  try {
    return localStorage.getItem("selfe-report-scheme") || "system";
  } catch {
    return "system";
  }
}

/** Buttons elsewhere on the page that set filters: data-filter holds a fragment. */
function onFilterButton(event) {
  const button = event.target.closest("[data-filter]");
  if (button) {
    openAreas.clear();
    history.replaceState(null, "", `#${button.dataset.filter}`);
    followFragment();
    document.getElementById("rules").scrollIntoView();
  }
}

fillControls();
const schemeChoice = document.getElementById("scheme");
schemeChoice.value = savedScheme();
document.documentElement.dataset.scheme = schemeChoice.value;
schemeChoice.addEventListener("change", () => setScheme(schemeChoice.value));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
document.getElementById("filters").addEventListener("input", takeControls);
document.getElementById("reset").addEventListener("click", () => {
  history.replaceState(null, "", "#");
  openAreas.clear();
  followFragment();
});
body.addEventListener("keydown", onKey);
more.addEventListener("click", () => makeRows(chunk));
const nearEnd = new IntersectionObserver((seen) => {
  if (seen.some((one) => one.isIntersecting)) {
    makeRows(chunk);
    nearEnd.unobserve(more); // asked anew, it answers even if the button is in view still
    nearEnd.observe(more);
  }
}, { rootMargin: "400px" });
nearEnd.observe(more);
document.addEventListener("click", onFilterButton);
document.getElementById("timing-column").addEventListener("change", () => {
  redraw();
});
addEventListener("hashchange", followFragment);
followFragment();
watchPictures();
document.documentElement.dataset.ready = "true";
