/** The look of a report: light and dark on a screen, black on white on A4. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #8886; --quiet: #5a6470; --alarm: #b3180c; --attention: #875700; --accent: #08589b; font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --quiet: #a3adba; --alarm: #ff8b80; --attention: #f7c364; --accent: #74c7ff; } }
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { margin: .2rem 0 0; font-size: 1.55rem; line-height: 1.2; } h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; } h3 { margin: 1rem 0 .3rem; font-size: 1rem; }
p { margin: .4rem 0; } ul { margin: 0; padding-left: 1.1rem; } figure { margin: .6rem 0; } figcaption { margin-top: .3rem; }
.eyebrow, .quiet, figcaption { color: var(--quiet); font-size: .88rem; } .eyebrow { font-weight: 650; letter-spacing: .02em; }
.caution { margin: 1rem 0; padding: .55rem .8rem; border-left: 4px solid var(--attention); background: #f5b53d1f; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { font-size: .85rem; color: var(--quiet); vertical-align: bottom; } tbody th { font-weight: 650; } .facts th { width: 11.5rem; color: var(--quiet); font-weight: 400; }
.n { font-variant-numeric: tabular-nums; white-space: nowrap; } .r { text-align: right; } code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .85em; word-break: break-all; }
td, th { overflow-wrap: break-word; } .facts td { overflow-wrap: anywhere; } .scroll { overflow-x: auto; } .verdicts :is(th, td):last-child { width: 36%; }
.picture { width: 13rem; } .picture img { display: block; width: 100%; height: auto; border-radius: 3px; } .alarm { color: var(--alarm); font-weight: 650; } .attention { color: var(--attention); font-weight: 650; }
.verdict { font-weight: 650; } .because { color: inherit; } .because li + li { margin-top: .15rem; }
.scene svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 3px; }
.scene polygon, .scene polyline { fill: none; stroke-linejoin: round; } .scene .under { stroke: #000; } .scene .area { fill: #74c7ff22; stroke: #74c7ff; } .scene .line { stroke: #f5b53d; } .scene .mask { fill: #000; stroke: #fff8; } .scene .empty { fill: #8883; }
.scene text { fill: #fff; stroke: #000; paint-order: stroke; stroke-linejoin: round; font-weight: 650; font-family: system-ui, sans-serif; }
.span { display: block; width: 9rem; height: 1rem; } .span .axis { stroke: var(--line); } .span .range { stroke: currentColor; stroke-width: 2.5; } .span circle { fill: currentColor; } .span .tick { stroke: var(--alarm); stroke-width: 2; }
@page { size: A4; margin: 14mm 13mm 16mm; }
@media print {
  :root { color-scheme: only light; --line: #0004; --quiet: #444; --alarm: #a3150a; --attention: #6f4700; --accent: #08589b; font-size: 9.5pt; background: #fff; color: #000; }
  body { max-width: none; margin: 0; padding: 0; } .scroll { overflow: visible; } .caution { background: none; border: 1px solid #0006; border-left-width: 4px; }
  h2, h3, h2 + p { break-after: avoid; } tr, figure, .keep { break-inside: avoid; } thead { display: table-header-group; } .picture { width: 44mm; } .scene { max-width: 150mm; }
  .scene, .span, img { print-color-adjust: exact; -webkit-print-color-adjust: exact; } a { color: inherit; }
}
@media (max-width: 640px) {
  .scroll table { min-width: 40rem; }
  .facts th { width: 7.5rem; } .alerts thead { display: none; } .alerts tr { display: grid; padding: .5rem 0; border-bottom: 1px solid var(--line); } .alerts td { padding: .15rem 0; border: 0; } .alerts .picture { width: 100%; max-width: 20rem; }
}
`;
