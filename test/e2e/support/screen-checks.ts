import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Language } from '../../../src/app/app-state.ts';
import { expect } from './launch.ts';

const LANGUAGES = { en: 'EN, English', fr: 'FR, français' } as const;
const THEMES = { dark: /: ?(Dark|Sombre)$/, light: /: ?(Light|Clair)$/ } as const;
export type Theme = keyof typeof THEMES;

/** Each language and each theme once: what one changes, the other does not. */
export const LOOKS = [
  ['fr', 'light'],
  ['en', 'dark'],
] as const satisfies readonly (readonly [Language, Theme])[];

export async function speak(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: LANGUAGES[language] }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

export async function dress(page: Page, theme: Theme): Promise<void> {
  const button = page.getByRole('button', { name: /^(Theme|Thème)/ });
  for (let i = 0; i < 3 && (await page.locator('html').getAttribute('data-theme')) !== theme; i++)
    await button.click();
  await expect(button).toHaveAccessibleName(THEMES[theme]);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Everything that axe finds, in words. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  );
}

/** Controls that stand outside the page sideways, by what they say; things that scroll by themselves left out. */
export function runsOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const node of root.querySelectorAll('*')) {
        if (node.shadowRoot) look(node.shadowRoot);
        if (!node.matches('button, input, select, a, progress, .badge, h1, h2, p')) continue;
        const { left, right, width, height } = node.getBoundingClientRect();
        const hidden = width < 2 || height < 2 || node.closest('[role=tablist], svg') !== null;
        if (!hidden && (right > innerWidth + 1 || left < -1))
          found.push(`${node.localName} ${node.textContent.trim().slice(0, 40)}`);
      }
    };
    look(document);
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page itself');
    return found;
  });
}
