package dev.bowline.report.diagram;

/** The colours of pictures, for light and for dark surroundings. */
final class SvgStyle {
  /**
   * Plain rules first: a program that knows no media queries shows a light picture. Each picture
   * has a ground of its own.
   */
  static final String CSS =
      """
      .bl-ground { fill: #ffffff; }
      .bl-title { font: 600 18px system-ui, sans-serif; fill: #1f2328; }
      .bl-text, .bl-size { font: 12px system-ui, sans-serif; fill: #59636e; }
      .bl-name { font: 600 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328; }
      .bl-shape { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328; }
      .bl-shape, .bl-size { text-anchor: end; }
      .bl-tied { font: 12px system-ui, sans-serif; }
      .bl-box { stroke-width: 1.5; }
      .bl-input { fill: #f6f8fa; stroke: #8c959f; }
      .bl-weights { fill: #edf4ff; stroke: #4c7dd9; }
      .bl-code { fill: #fff4d6; stroke: #c98a12; }
      .bl-plain { fill: #f6f8fa; stroke: #8c959f; stroke-dasharray: 4 3; }
      .bl-flow { fill: none; stroke: #8c959f; stroke-width: 1.5; }
      .bl-arc { fill: none; stroke-width: 2; }
      .bl-arc.bl-kernel0 { stroke: #c2410c; }
      .bl-arc.bl-kernel1 { stroke: #7c3aed; }
      .bl-arc.bl-kernel2 { stroke: #0f766e; }
      .bl-arc.bl-kernel3 { stroke: #be185d; }
      .bl-arc.bl-kernel4 { stroke: #4d7c0f; }
      .bl-tied.bl-kernel0, .bl-dot.bl-kernel0 { fill: #c2410c; }
      .bl-tied.bl-kernel1, .bl-dot.bl-kernel1 { fill: #7c3aed; }
      .bl-tied.bl-kernel2, .bl-dot.bl-kernel2 { fill: #0f766e; }
      .bl-tied.bl-kernel3, .bl-dot.bl-kernel3 { fill: #be185d; }
      .bl-tied.bl-kernel4, .bl-dot.bl-kernel4 { fill: #4d7c0f; }
      @media (prefers-color-scheme: dark) {
        .bl-ground { fill: #0d1117; }
        .bl-title, .bl-name, .bl-shape { fill: #e6edf3; }
        .bl-text, .bl-size { fill: #9198a1; }
        .bl-input, .bl-plain { fill: #161b22; stroke: #6e7681; }
        .bl-weights { fill: #14233d; stroke: #5a8ff0; }
        .bl-code { fill: #33280e; stroke: #d9a441; }
        .bl-flow { stroke: #6e7681; }
        .bl-arc.bl-kernel0 { stroke: #fb923c; }
        .bl-arc.bl-kernel1 { stroke: #a78bfa; }
        .bl-arc.bl-kernel2 { stroke: #2dd4bf; }
        .bl-arc.bl-kernel3 { stroke: #f472b6; }
        .bl-arc.bl-kernel4 { stroke: #a3e635; }
        .bl-tied.bl-kernel0, .bl-dot.bl-kernel0 { fill: #fb923c; }
        .bl-tied.bl-kernel1, .bl-dot.bl-kernel1 { fill: #a78bfa; }
        .bl-tied.bl-kernel2, .bl-dot.bl-kernel2 { fill: #2dd4bf; }
        .bl-tied.bl-kernel3, .bl-dot.bl-kernel3 { fill: #f472b6; }
        .bl-tied.bl-kernel4, .bl-dot.bl-kernel4 { fill: #a3e635; }
      }
      """;

  private SvgStyle() {}
}
