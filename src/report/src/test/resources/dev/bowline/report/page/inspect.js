// Gives an object of what a person would see on the page, for the test to judge.
(async () => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  await Promise.all(all("img").map((img) => img.decode()));

  // The colours of an element's text and of the first opaque ground below it.
  const rgb = (text) => (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((level) => {
      const share = level / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const box = element.closest("g")?.querySelector(":scope > rect.bl-box");
    if (box) return rgb(getComputedStyle(box).fill);
    const picture = element.closest("svg")?.querySelector("rect.bl-ground");
    if (picture) return rgb(getComputedStyle(picture).fill);
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  let texts = 0;
  for (const element of all("body *")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!own || element.closest("title, style, script")) continue;
    const style = getComputedStyle(element);
    const colour = element.closest("svg") ? style.fill : style.color;
    const ratio = contrast(rgb(colour), ground(element));
    texts++;
    if (ratio < 4.5) faint.push(`${element.className.baseVal ?? element.className} ${ratio}`);
  }

  // Texts of a box that leave it, or that lie on each other.
  const spilled = [];
  for (const group of all("g")) {
    const box = group.querySelector(":scope > rect.bl-box");
    if (!box) continue;
    const frame = box.getBoundingClientRect();
    const lines = [...group.querySelectorAll(":scope > text")]
      .filter((text) => text.textContent)
      .map((text) => [text.textContent, text.getBoundingClientRect()]);
    for (const [text, place] of lines) {
      if (place.left < frame.left || place.right > frame.right) spilled.push(text);
      for (const [other, beside] of lines) {
        const apart = place.right <= beside.left || beside.right <= place.left
          || place.bottom <= beside.top + 4 || beside.bottom <= place.top + 4;
        if (text !== other && !apart) spilled.push(`${text} on ${other}`);
      }
    }
  }

  return {
    images: all("img").length,
    empty: all("img").filter((img) => !img.naturalWidth || !img.clientWidth).length,
    charts: all("svg.chart").map((chart) => chart.getAttribute("class")),
    flat: all("svg").filter((svg) => svg.getBoundingClientRect().height < 40).length,
    arcs: all(".bl-arc").filter((arc) => arc.getTotalLength() > 40).length,
    curves: all(".lines .line").map((line) => line.points.length),
    dots: all(".dot").length,
    thumbnails: all(".scatter image").length,
    bars: all(".bar").filter((bar) => bar.getBoundingClientRect().height > 0).length,
    tiles: all(".tiles img").length,
    keywords: all("pre .keyword").length,
    overflow: document.scrollingElement.scrollWidth - innerWidth,
    texts,
    faint,
    spilled,
  };
})()
