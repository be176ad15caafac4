import { nothing, type ElementPart } from 'lit';
import { Directive, PartType, directive, type PartInfo } from 'lit/directive.js';

/**
 * Sets CSS properties of an element through the CSSOM: `<div ${cssProps({ left: '50%' })}>`. Unlike
 * `styleMap`, whose first drawing writes a `style` attribute, it works under `style-src 'self'`.
 */
class CssProps extends Directive {
  #before: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProps stands in an opening tag');
  }

  render(_props: Readonly<Record<string, string>>): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [props]: [Readonly<Record<string, string>>]): typeof nothing {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const name of Object.keys(this.#before)) if (!(name in props)) style.removeProperty(name);
    for (const [name, value] of Object.entries(props)) {
      if (this.#before[name] !== value) style.setProperty(name, value);
    }
    this.#before = props;
    return nothing;
  }
}

export const cssProps = directive(CssProps);
