import type { Page } from '@playwright/test';
import { openCompose } from './steps/compose.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { copiedBy } from './steps/clipboard.ts';

const CODE = `{\n  "keywords": ["coffee"],\n  "long": "${'on and on '.repeat(40)}"\n}`;

const README = `# Well described

See [the limits](#limits), [a file](docs/more.md), [a bad one](javascript:alert(1)) and [the site](https://example.com/docs).

![A map](https://example.com/map.png) [![Badge](https://example.com/badge.svg)](https://example.com/build)

<script>document.title = 'owned'</script><img src="https://example.com/spy.png">

- [x] Works everywhere
- [ ] Reads reviews

## Columns

| name | type | meaning | where from | since | notes |
| --- | :---: | ---: | --- | --- | --- |
| \`opening_hours\` | object | The hours of each day | the page of the place | v1.0.0 | in its own time zone |

\`\`\`json
${CODE}
\`\`\`

${'Text that fills the screen.\n\n'.repeat(40)}

## Limits

${'x'.repeat(300)} At most 500.[^1]

[^1]: For each term.
`;

async function openReadme(page: Page, sandbox: Sandbox, fragment = ''): Promise<void> {
  const { slug } = await sandbox.addWorker({
    slug: 'somebody/described',
    data: { version: 'v1.0.0', readme: README, parameters: { custom: { properties: [] } } },
  });
  await openCompose(page, slug, fragment);
  await page.getByRole('tab', { name: 'Readme' }).click();
  await expect(page.getByRole('heading', { name: 'Well described' })).toBeVisible();
}

test.describe('the readme', () => {
  // Colours are judged as they are, not on their way.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('leads to its headings and footnotes, by mouse and keyboard, and leaves the address @deep', async ({
    page,
    sandbox,
  }) => {
    await openReadme(page, sandbox);
    const address = page.url();
    const limits = page.getByRole('heading', { name: 'Limits' });
    await expect(limits).not.toBeInViewport();
    await page.getByRole('link', { name: 'the limits' }).click();
    await expect(limits).toBeInViewport();
    await expect(limits).toBeFocused();
    await page.getByRole('link', { name: '1', exact: true }).press('Enter');
    await expect(page.getByText('For each term.')).toBeInViewport();
    await page.getByRole('link', { name: 'Back to reference 1' }).press('Enter');
    await expect(page.getByRole('link', { name: '1', exact: true })).toBeFocused();
    expect(page.url()).toBe(address);
    await page.getByRole('tab', { name: 'Form' }).click();
    await expect(page.getByText('The link could not be used')).toBeHidden();
  });

  test('copies its code exactly @deep', async ({ page, sandbox }) => {
    await openReadme(page, sandbox);
    const copy = page.getByRole('button', { name: 'Copy code' });
    expect(await copiedBy(page, () => copy.click())).toBe(CODE);
  });

  test('shows images as links, follows no link to somewhere unclear, runs and loads nothing of its own', async ({
    page,
    sandbox,
  }) => {
    const hosts: string[] = [];
    page.on('request', (request) => hosts.push(new URL(request.url()).hostname));
    await openReadme(page, sandbox);
    const panel = page.getByRole('tabpanel', { name: 'Readme' });
    const linkOf = (name: string) => panel.getByRole('link', { name, exact: true });
    await expect(linkOf('A map')).toHaveAttribute('href', 'https://example.com/map.png');
    await expect(linkOf('Badge')).toHaveAttribute('href', 'https://example.com/build');
    await expect(linkOf('the site')).toHaveAttribute('target', '_blank');
    await expect(linkOf('the site')).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(panel.getByText('a file')).toBeVisible();
    await expect(linkOf('a file')).toHaveCount(0);
    await expect(linkOf('a bad one')).toHaveCount(0);
    await expect(panel.locator('img, script, iframe, a a')).toHaveCount(0);
    await expect(page).not.toHaveTitle('owned');
    expect(hosts).not.toContain('example.com');
  });

  for (const width of [1440, 390]) {
    const title = `is accessible and does not widen a page of ${width} px`;
    test(title, { tag: '@deep' }, async ({ page, sandbox }) => {
      await page.setViewportSize({ width, height: 844 });
      await openReadme(page, sandbox);
      await expect(page.getByRole('img', { name: 'Done:', exact: true })).toBeVisible();
      await expect(page.getByRole('img', { name: 'Not done:' })).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      // What is too wide scrolls in its place, also by keyboard.
      const code = page.getByRole('region', { name: 'Code' });
      await code.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => code.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    });
  }
});
