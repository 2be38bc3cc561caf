import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { LogEntry } from '#core/run/run.ts';

import { LogView } from './log-view.tsx';

const anEntry = (facts: Partial<LogEntry> = {}): LogEntry => ({
  level: 'info',
  group: 'task-1',
  content: 'Opened a page',
  at: Date.UTC(2026, 10, 24, 14, 2, 11),
  ...facts,
});

const manyEntries = (count: number): LogEntry[] =>
  Array.from({ length: count }, (_, index) =>
    anEntry({ content: `Page ${index + 1}`, level: index % 100 === 0 ? 'error' : 'info' }),
  );

const log = page.getByRole('table', { name: 'Log' });
const contents = () =>
  [...document.querySelectorAll('[role=row]')].map((row) => row.lastElementChild?.textContent);

describe('the log', () => {
  it('shows time, level in words, group and plain text of a line', async () => {
    await render(
      <LogView
        live={false}
        log={{ entries: [anEntry({ level: 'warn', content: '\u001b[33mSlow\u001b[0m' })] }}
      />,
    );
    const cells = page.getByRole('row').getByRole('cell');
    await expect.element(cells.nth(0)).toHaveTextContent(/^\d\d:\d\d:11$/);
    await expect.element(cells.nth(1)).toHaveTextContent('Warning');
    await expect.element(cells.nth(2)).toHaveTextContent('task-1');
    await expect.element(cells.nth(3)).toHaveTextContent(/^Slow$/);
  });

  it('draws only the lines in view of 10,000', async () => {
    await render(<LogView live={false} log={{ entries: manyEntries(10_000) }} />);
    await expect.element(log).toHaveAttribute('aria-rowcount', '10000');
    await expect.poll(() => contents()[0]).toBe('Page 1');
    expect(log.element().querySelectorAll('*').length).toBeLessThan(1_000);
  });

  it('filters by level and by text, and says how much is left', async () => {
    await render(<LogView live={false} log={{ entries: manyEntries(1_000) }} />);
    await page.getByRole('button', { name: 'Info 990' }).click();
    await expect.element(page.getByText('10 of 1,000 lines')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search the log' }).fill('PAGE 20');
    await expect.poll(contents).toEqual(['Page 201']);
    await page.getByRole('searchbox', { name: 'Search the log' }).fill('nothing like it');
    await expect.element(page.getByText('No lines match.')).toBeVisible();
  });

  it('follows the end while the run goes on, and stays where a person has scrolled to', async () => {
    const { rerender } = await render(<LogView live log={{ entries: manyEntries(500) }} />);
    await expect.poll(() => contents().at(-1)).toBe('Page 500');
    await rerender(<LogView live log={{ entries: manyEntries(600) }} />);
    await expect.poll(() => contents().at(-1)).toBe('Page 600');
    log.element().scrollTop = 0;
    await expect.poll(() => contents()[0]).toBe('Page 1');
    await rerender(<LogView live log={{ entries: manyEntries(700) }} />);
    await expect.element(log).toHaveAttribute('aria-rowcount', '700');
    expect(contents()[0]).toBe('Page 1');
    await page.getByRole('button', { name: 'Follow the latest' }).click();
    await expect.poll(() => contents().at(-1)).toBe('Page 700');
  });

  it('says that it has the last lines only, where there are more', async () => {
    await render(<LogView live={false} log={{ entries: manyEntries(10), total: 12_345 }} />);
    await expect.element(page.getByText('10 lines (the last of 12,345)')).toBeVisible();
  });

  it('shows one group alone', async () => {
    const entries = [anEntry({ content: 'one' }), anEntry({ group: 'task-10', content: 'ten' }), anEntry()];
    await render(<LogView live={false} log={{ entries }} />);
    const group = page.getByRole('combobox', { name: 'Group' });
    await expect.element(group).toHaveTextContent('All 2 groupstask-1 (2 lines)task-10 (1 line)');
    await group.selectOptions('task-10 (1 line)');
    await expect.poll(contents).toEqual(['ten']);
    await group.selectOptions('All 2 groups');
    await expect.poll(() => contents().length).toBe(3);
  });

  it('jumps to the first error that is shown, wherever it is', async () => {
    const entries = manyEntries(5_000).map((entry, index) =>
      anEntry({ content: entry.content, level: index === 3_000 || index === 4_000 ? 'error' : 'info' }),
    );
    await render(<LogView live={false} log={{ entries }} />);
    await page.getByRole('button', { name: 'First error' }).click();
    await expect.poll(contents).toContain('Page 3001');
    await page.getByRole('searchbox').fill('Page 4');
    await page.getByRole('button', { name: 'First error' }).click();
    await expect.poll(contents).toContain('Page 4001');
    await page.getByRole('button', { name: 'Error 2' }).click();
    await expect.element(page.getByRole('button', { name: 'First error' })).toBeDisabled();
  });

  it('stands still while it is paused, says how much waits, and goes on', async () => {
    const { rerender } = await render(<LogView live log={{ entries: manyEntries(10) }} />);
    await page.getByRole('button', { name: 'Pause' }).click();
    await rerender(<LogView live log={{ entries: manyEntries(15) }} />);
    await expect.element(page.getByRole('button', { name: 'Resume, 5 new lines' })).toBeVisible();
    await expect.element(log).toHaveAttribute('aria-rowcount', '10');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.element(log).toHaveAttribute('aria-rowcount', '15');
  });

  it('shows times in UTC where a person wants that, and remembers it', async () => {
    const { unmount } = await render(<LogView live={false} log={{ entries: [anEntry()] }} />);
    await page.getByRole('combobox', { name: 'Time zone' }).selectOptions('UTC');
    await expect.element(page.getByText('14:02:11')).toBeVisible();
    await unmount();
    await render(<LogView live={false} log={{ entries: [anEntry()] }} />);
    await expect.element(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('utc');
    localStorage.clear();
  });

  it('jumps to an error that is the last of many lines of many heights', async () => {
    const entries = manyEntries(4_000).map((entry, index) =>
      anEntry({
        content: index % 3 === 0 ? 'several\nlines\nof\ntext' : entry.content,
        level: index === 3_999 ? 'error' : 'info',
      }),
    );
    await render(<LogView live={false} log={{ entries }} />);
    await page.getByRole('button', { name: 'First error' }).click();
    const bottom = () => log.element().getBoundingClientRect().bottom;
    const last = () =>
      document.querySelector('[aria-rowindex="4000"]')?.getBoundingClientRect().bottom ?? 1e9;
    await expect.poll(() => last() - bottom()).toBeLessThan(2);
    // It stays there while lines are measured.
    for (let frame = 0; frame < 20; frame += 1) {
      await new Promise(requestAnimationFrame);
      expect(last() - bottom()).toBeLessThan(2);
    }
  });
});
