import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Tabs } from './tabs.tsx';

it('draws the rule under the tabs to the end of the line, also under what stands beside them', async () => {
  await page.viewport(1280, 800);
  await render(
    <Tabs
      label="Parts of the run"
      value="results"
      onChange={() => undefined}
      tabs={[{ value: 'results', label: 'Results' }]}
      actions={<p>Started as a task</p>}
    >
      Rows
    </Tabs>,
  );
  const list = page.getByRole('tablist').element();
  const line = list.parentElement!;
  const ruled = [...line.children].filter((part) => getComputedStyle(part).borderBottomWidth === '1px');
  const boxes = ruled.map((part) => part.getBoundingClientRect());
  expect(boxes.map(({ left }) => left)).toEqual([
    line.getBoundingClientRect().left,
    list.getBoundingClientRect().right,
  ]);
  expect(boxes.at(-1)?.right).toBe(line.getBoundingClientRect().right);
  expect(new Set(boxes.map(({ bottom }) => bottom)).size).toBe(1);
});
