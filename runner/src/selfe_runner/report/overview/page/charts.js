// Pictures of where the seconds went and of the trend, drawn by Chart.js when they come into view.
// SPDX-License-Identifier: BSD-2-Clause
//
// Each picture stands above a table of the same numbers: nothing is only in a picture.
"use strict";

const drawn = new Map();

function inkOf(name) {
  const probe = element("span", { class: `ink-${name}` });
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function palette() {
  return ["one", "two", "three", "four", "five", "six"].map(inkOf);
}

function options(title, isStacked) {
  const ink = inkOf("text");
  const axis = { stacked: isStacked, grid: { color: inkOf("line") }, ticks: { color: ink } };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    plugins: { legend: { labels: { color: ink, boxWidth: 12 } }, title: { display: true, text: title, color: ink } },
    scales: { x: { ...axis, beginAtZero: true }, y: { ...axis, beginAtZero: true } },
  };
}

function drawPhases(canvas) {
  const names = report.columns.map((column) => column.name);
  const colours = palette();
  const phases = report.columns[0].timing.phases.map((phase, place) => ({
    label: phase.name,
    data: report.columns.map((column) => column.timing.phases[place].seconds),
    backgroundColor: colours[place],
  }));
  const all = options("Seconds of each run", true);
  all.indexAxis = "y";
  return new Chart(canvas, { type: "bar", data: { labels: names, datasets: phases }, options: all });
}

function drawAreas(canvas) {
  const column = report.columns[Number(document.getElementById("timing-column").value)];
  const areas = column.timing.areas;
  const data = {
    labels: areas.map((area) => area.name),
    datasets: [{ label: "seconds in cases", data: areas.map((area) => area.seconds), backgroundColor: palette()[1] }],
  };
  const all = options(`Seconds in cases, by area, on ${column.name}`, false);
  all.plugins.legend.display = false;
  return new Chart(canvas, { type: "bar", data, options: all });
}

function drawTrend(canvas) {
  const colours = palette();
  const measure = canvas.dataset.measure;
  const value = (point) =>
    measure === "failed" ? point.failed : point.decidable ? (100 * point.decided) / point.decidable : 0;
  const names = new Map(report.columns.map((column) => [column.key, column.name]));
  const keys = [...new Set(report.history.flatMap((moment) => moment.points.map((point) => point.column)))];
  const lines = keys.map((key, place) => ({
    label: names.get(key) || key,
    data: report.history.map((moment) => {
      const point = moment.points.find((one) => one.column === key);
      return point ? value(point) : null;
    }),
    borderColor: colours[place % colours.length],
    backgroundColor: colours[place % colours.length],
    pointStyle: ["circle", "rect", "triangle", "star", "cross"][Math.floor(place / colours.length) % 5],
    spanGaps: true,
  }));
  const labels = report.history.map((moment) => moment.started.slice(0, 16).replace("T", " "));
  const all = options(canvas.getAttribute("aria-label"), false);
  all.scales.y.beginAtZero = measure === "failed";
  return new Chart(canvas, { type: "line", data: { labels, datasets: lines }, options: all });
}

const painters = { phases: drawPhases, areas: drawAreas, trend: drawTrend };

function draw(canvas) {
  const old = drawn.get(canvas);
  if (old) {
    old.destroy();
  }
  drawn.set(canvas, painters[canvas.dataset.picture](canvas));
}

function redraw() {
  for (const canvas of [...drawn.keys()]) {
    draw(canvas);
  }
}

function watchPictures() {
  const canvases = document.querySelectorAll("canvas[data-picture]");
  if (typeof Chart === "undefined") {
    for (const canvas of canvases) {
      canvas.parentElement.hidden = true;
    }
    return;
  }
  const watcher = new IntersectionObserver((seen) => {
    for (const one of seen.filter((entry) => entry.isIntersecting)) {
      watcher.unobserve(one.target);
      draw(one.target);
    }
  }, { rootMargin: "200px" });
  canvases.forEach((canvas) => watcher.observe(canvas));
}
