"use strict";
// The page is whole without this: it tells the numbers of the curves under the pointer.
(() => {
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  document.body.append(tip);

  const numbers = (text) => text.split(" ");

  for (const chart of document.querySelectorAll("svg.lines")) {
    const cursor = chart.querySelector(".cursor");
    const curves = [...chart.querySelectorAll(".line")].map((line) => ({
      name: line.dataset.name,
      epochs: numbers(line.dataset.epochs),
      values: numbers(line.dataset.values),
      xs: [...line.points].map((point) => point.x),
    }));

    const show = (event) => {
      const place = new DOMPoint(event.clientX, event.clientY);
      const x = place.matrixTransform(chart.getScreenCTM().inverse()).x;
      const xs = curves[0].xs;
      let nearest = 0;
      xs.forEach((other, at) => {
        if (Math.abs(other - x) < Math.abs(xs[nearest] - x)) nearest = at;
      });
      cursor.setAttribute("d", `M${xs[nearest]} 14V240`);
      tip.textContent = [`epoch ${curves[0].epochs[nearest]}`]
        .concat(curves.map((curve) => `${curve.name} ${curve.values[nearest]}`))
        .join("\n");
      tip.hidden = false;
      const left = event.clientX + 14;
      const width = tip.offsetWidth;
      const within = left + width < innerWidth - 8;
      tip.style.left = `${within ? left : Math.max(8, event.clientX - 14 - width)}px`;
      tip.style.top = `${event.clientY + 14}px`;
    };
    const hide = () => {
      tip.hidden = true;
      cursor.setAttribute("d", "M0 0V0");
    };
    chart.addEventListener("pointermove", show);
    chart.addEventListener("pointerdown", show);
    chart.addEventListener("pointerleave", hide);
  }
})();
